export { openFollowUp } from './follow-up.ts'
