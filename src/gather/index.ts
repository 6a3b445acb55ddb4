export { type Gathered, type GatheredCase, type Gathering, openGathering, type RowFate } from './gathering.ts'
export { type MergedRows, mergeRows } from './merge.ts'
