/** progress: how far are we? Cases as the book knows them → the figures of the follow-up report. See docs/rules.md 7. */
export { openProgress, type ProgressCount } from './progress.ts'
export { openStanding } from './standing.ts'
