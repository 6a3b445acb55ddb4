export { carryComplaint } from './carried.ts'
export { openFollowUp } from './follow-up.ts'
export { type CaseHold, type CustomerHolds, holderKeyOf } from './held.ts'
export { gatherHolds, mayHold, openHoldOf } from './holds.ts'
