import { parseAxes } from '../sort/index.ts'

export { type Axis, parseAxes } from '../sort/index.ts'

const answer = parseAxes([''])

/** The names of all axes that a list can be sorted by. */
export const AXES: readonly string[] = 'known' in answer ? answer.known : []
