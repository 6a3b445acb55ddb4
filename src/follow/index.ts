export { openFollowUp } from './follow-up.ts'
export type { CaseHold, CustomerHolds } from './held.ts'
export { gatherHolds, mayHold, openHoldOf } from './holds.ts'
