export type { RowFate } from './fate.ts'
export {
  type CasesShare,
  type Gathered,
  type GatheredCase,
  type Gathering,
  openCases,
  openGathering,
} from './gathering.ts'
export { carryOver, type MergedRows, mergeRows, productsOf, type RowDebit } from './merge.ts'
export { withNews } from './news.ts'
export { openRowKeys, type RowKeys, type RowKeysWriter } from './row-keys.ts'
export { type StatedTwice, statedTwice } from './twice.ts'
