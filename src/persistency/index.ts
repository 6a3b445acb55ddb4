/** persistency: who is still paying? Facts about policies → rates, exactly. See docs/rules.md 7. */
export { type AskedBook, askBook } from './book-years.ts'
export { isInAnyWindow, judgedOn, yearsAsked } from './cohort.ts'
export { isSetApart, type MergeRules, mergePolicy } from './merge.ts'
export { openPersistency, type PersistencyCount } from './persistency.ts'
