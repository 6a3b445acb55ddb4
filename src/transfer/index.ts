/** The transfer stage: what became of a bank debit, and what may become of the next one. */
export { openJudge } from './judge.ts'
export { reasonLines, reasonsPage } from './page.ts'
export { transferRisk } from './risk.ts'
export { openBankWords } from './words.ts'
