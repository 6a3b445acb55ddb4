import type { Text } from '../../model/text.ts'

/** good · note: works, worth knowing · bad: a nightly run would fail or leave something out */
export type Health = 'good' | 'note' | 'bad'

/** One thing that was looked at. */
export interface Symptom {
  /** e.g. `inbox`: stays the same for scripts */
  readonly name: string
  readonly title: Text
  readonly health: Health
  /** what was found */
  readonly found: Text
  /** what to do; undefined where all is well */
  readonly remedy?: Text
}
