import type { Text } from '../../model/text.ts'
import type { WordList } from '../../model/words.ts'
import type { CsvColumn } from '../../write/index.ts'

/** A column of a file in `data/`, as `docs/outputs.md` explains it. */
export interface DataColumn extends CsvColumn {
  readonly means: Text
  /** where its values are listed */
  readonly words?: WordList
}
