/** map: what do the cells mean? Raw rows → {@link Receivable} + findings. See headers.md of the handbook. */
export { type MappedBatch, type Mapper, type NoiseRow, openMapper } from './mapper.ts'
export type { MissingColumns } from './missing.ts'
export { type ColumnDecision, planTable, type SkippedTable, SURVEY_ROWS, type TablePlan } from './plan.ts'
export { mapAssignments, mapRoster, type Problem } from './staff.ts'
