export { openFollowUp } from './follow-up.ts'
export { type CaseHold, type CustomerHolds, customerKeyOf } from './held.ts'
export { gatherHolds, mayHold, openHoldOf } from './holds.ts'
