export { type CaseSource, type ReportContext, sourceOf } from './context.ts'
export { type WorklistBook, worklistBook } from './worklist/book.ts'
export type { WorklistInput } from './worklist/survey.ts'
