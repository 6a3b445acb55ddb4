export { type Assignment, openAssignment } from './assignment.ts'
export { CLAIM_FIELDS, type Claim, type ClaimRow, claimOf } from './claim.ts'
export type { Namesake } from './collectors.ts'
