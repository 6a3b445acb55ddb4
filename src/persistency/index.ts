/** persistency: who is still paying? Facts about policies → rates, exactly. See domain.md 8 of the handbook. */
export { isInAnyWindow } from './cohort.ts'
export { isSetApart, type MergeRules, mergePolicy } from './merge.ts'
export { openPersistency, type PersistencyCount } from './persistency.ts'
