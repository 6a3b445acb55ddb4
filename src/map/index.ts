/** map: what do the cells mean? Raw rows → {@link Receivable} + findings. */
export { symbolText } from './cells/symbol.ts'
export {
  concludeTable,
  type MappedBatch,
  type Mapper,
  type MapperNotes,
  type NoiseRow,
  type NotedPart,
  openMapper,
} from './mapper.ts'
export { planTable, SURVEY_ROWS } from './plan.ts'
export { explainPolicies, type PolicyDecision } from './policies/explain.ts'
export { missingForPersistency } from './policies/missing.ts'
export { type PolicyPlan, planPolicies } from './policies/plan.ts'
export { openPolicyMapper, type PolicyMapper } from './policies/reader.ts'
export { mapAssignments, mapRoster } from './staff.ts'
export type { Problem } from './staff-table.ts'
export type { ColumnDecision, MissingColumns, SkippedTable, TablePlan } from './table-plan.ts'
