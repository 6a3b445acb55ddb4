export type { RowFate } from './fate.ts'
export { type Gathered, type GatheredCase, type Gathering, openGathering } from './gathering.ts'
export { type MergedRows, mergeRows } from './merge.ts'
