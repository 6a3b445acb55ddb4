export { type Axis, parseAxes } from './axes.ts'
export { type Order, openOrder } from './order.ts'
