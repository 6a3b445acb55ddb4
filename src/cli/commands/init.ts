import { writeFile } from 'node:fs/promises'
import { dirname, relative, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { ownFile } from '../../model/own-files.ts'
import { refuse } from '../../model/refusal.ts'
import { systemWords } from '../../model/system-words.ts'
import { SETTINGS_FILE, settingsSample } from '../../read/index.ts'
import { errorCode } from '../../write/index.ts'
import { type Action, speaker } from '../session.ts'

/** `xuqi init`: writes a commented settings file; never over an old one. */
export const init: Action = async (_, given, { lang, terminal }) => {
  const path = typeof given.config === 'string' ? given.config : SETTINGS_FILE
  try {
    await writeFile(path, await settingsSample(lang, schemaFor(path)), { flag: 'wx' })
  } catch (error) {
    const code = errorCode(error)
    if (code === 'EEXIST') throw refuse('R022', { path }, error)
    throw refuse('R015', { path, what: code === 'ENOENT' ? NO_FOLDER : systemWords(code) }, error)
  }
  const say = speaker(lang)
  terminal.out(
    `${say(`已写出 ${path}：每一项都有说明和默认值，改好后直接运行 xuqi run。`, `Wrote ${path}: every key with its meaning and default. Change it, then xuqi run.`)}\n`,
  )
  return 0
}

const NO_FOLDER = { zh: '没有这个文件夹', en: 'there is no such folder' }

/** Where the editor finds the schema that came with the program, as seen from the settings file. */
function schemaFor(path: string): string {
  const schema = fileURLToPath(ownFile('docs/xuqi.config.schema.json'))
  const seen = relative(dirname(resolve(path)), schema)
  // another drive on Windows
  return resolve(seen) === seen ? pathToFileURL(schema).href : seen.replaceAll('\\', '/')
}
