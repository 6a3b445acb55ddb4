export { CHECKS } from './catalogue.ts'
export type { Check } from './check.ts'
export { type ExplainLine, explainCheck, explainLines } from './explain.ts'
export { type CheckOff, checksOff } from './needs.ts'
export { renderCataloguePage } from './page.ts'
export { openCaseChecks, openRowChecks } from './rows.ts'
export { checkOf, gradesOf, severityOf } from './severity.ts'
export {
  openRowHashes,
  openTableChecks,
  openVerdicts,
  type RowHashes,
  type TableChecks,
  type VerdictsShare,
} from './table/index.ts'
