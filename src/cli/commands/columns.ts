import { explainColumns } from '../../pipeline.ts'
import { readingArguments } from '../arguments.ts'
import { columnsText } from '../columns-text.ts'
import type { Action } from '../session.ts'

/** `xuqi columns`: what each header was taken for, and why. */
export const columns: Action = async (inputs, given, session) => {
  const reading = await readingArguments(inputs, given, session)
  const files = await explainColumns(reading)
  const text =
    given.json === true ? `${JSON.stringify(files, null, 2)}\n` : columnsText(files, reading.lang, session.terminal)
  session.terminal.out(text)
  return 0
}
