import { AXIS_NAMES } from '../sort/index.ts'

export { AXIS_NAMES, type Axis, parseAxes } from '../sort/index.ts'

/** The names of all axes that a list can be sorted by. */
export const AXES: readonly string[] = AXIS_NAMES.map(({ axis }) => axis)
