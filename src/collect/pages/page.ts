import type { Text } from '../../model/text.ts'
import type { Severity } from '../../model/words.ts'
import type { InputKey } from '../../model/worklist-form.ts'

/** What is typed on one line of a list of 2026-06-18, collected on 2026-06-25, due 2026-05-20, grace until 2026-07-19. */
export type LineExample = Readonly<Partial<Record<InputKey, string>>>

/** One thing that collecting finds: what people read about it, and an example that raises it beside one that does not. */
export interface CollectPage {
  readonly name: string
  readonly severity: Severity
  readonly title: Text
  readonly when: Text
  /** `{field}`, `{value}` and the facts of the finding */
  readonly message: Text
  readonly remedy: Text
  /** cells of a line, which the tests read; or in words */
  readonly bad: LineExample | Text
  readonly good: LineExample | Text
}

/** Whether an example stands as cells of a line. */
export function isLineExample(example: LineExample | Text): example is LineExample {
  return !('zh' in example)
}
