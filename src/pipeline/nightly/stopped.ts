import { Refusal, refuse } from '../../model/refusal.ts'
import { systemWords } from '../../model/system-words.ts'
import type { Text } from '../../model/text.ts'
import { errorCode, isTroubleOfPlace } from '../../write/index.ts'

const STOPPED: Text = {
  zh: '这一晚停在这里：文件都还在，记过的不会记两遍。处理好再运行一次。',
  en: 'The night stopped here: no file is lost, and nothing will be recorded twice. Mend it and run again.',
}

const SOMEWHERE: Text = { zh: '归档、隔离区或日志', en: 'archive, quarantine or log' }

/** Why a night could not go on: trouble with one of its folders is R063. It may have recorded and moved something before. */
export function stopped(error: unknown): unknown {
  if (error instanceof Refusal)
    return new Refusal(
      error.items.map(({ code, facts }) => ({ code, facts: { ...facts, instead: STOPPED } })),
      { cause: error },
    )
  if (!isTroubleOfPlace(error)) return error
  // of a file that is moved, where it was to go; a disk that is full names no place
  const { path, dest = path ?? SOMEWHERE }: NodeJS.ErrnoException & { dest?: string | Text } = error
  return refuse('R063', { path: dest, what: systemWords(errorCode(error)), instead: STOPPED }, error)
}
