export { AXIS_NAMES, type Axis, parseAxes } from './axes.ts'
export type { ColumnsPart } from './columns.ts'
export { type Order, openOrder, openOrderPart } from './order.ts'
