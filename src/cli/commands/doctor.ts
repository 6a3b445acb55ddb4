import { execFileSync } from 'node:child_process'
import { CHECK_GRADES } from '../../codes.ts'
import type { Lang } from '../../model/text.ts'
import { AXES } from '../../pipeline/axes.ts'
import { examine } from '../../pipeline/doctor/doctor.ts'
import type { Surroundings } from '../../pipeline/doctor/surroundings.ts'
import type { Symptom } from '../../pipeline/doctor/types.ts'
import { readSettings } from '../../read/index.ts'
import { nightlyBook } from '../book-file.ts'
import { todayIn } from '../clock.ts'
import { optional } from '../own-arguments.ts'
import { hang, printable } from '../printable.ts'
import { type Action, speaker } from '../session.ts'
import type { Terminal } from '../terminal.ts'

/** `xuqi doctor`: looks at what an unattended run needs. Exit code 1 if something is bad. */
export const doctor: Action = async (_, given, session) => {
  const { settings, path } = await readSettings(optional(given.config), { checks: CHECK_GRADES, axes: AXES })
  const lang = session.langGiven ? session.lang : settings.lang
  const symptoms = await examine({
    settings,
    settingsPath: path,
    roster: settings.roster,
    book: settings.book === 'off' ? '' : nightlyBook(given, settings),
    today: todayIn(settings.timezone),
    surroundings: surroundingsHere(),
  })
  session.terminal.out(
    given.json === true ? `${JSON.stringify(symptoms, null, 2)}\n` : report(symptoms, lang, session.terminal),
  )
  return symptoms.some(({ health }) => health === 'bad') ? 1 : 0
}

const MARKS = { good: '✓', note: '·', bad: '✗' } as const

function report(symptoms: readonly Symptom[], lang: Lang, { paint, width }: Terminal): string {
  const say = speaker(lang)
  const colour = { good: paint.green, note: paint.yellow, bad: paint.red }
  const lines = symptoms.flatMap(({ title, health, found, remedy }) => [
    colour[health](hang(printable(`${MARKS[health]} ${title[lang]}${say('：', ': ')}${found[lang]}`), width, 4)),
    ...(remedy === undefined ? [] : [`    ${hang(`${say('怎么办：', 'What to do: ')}${remedy[lang]}`, width, 4)}`]),
  ])
  const bad = symptoms.filter(({ health }) => health === 'bad').length
  lines.push(
    '',
    bad === 0 ? say('可以运行。', 'Ready to run.') : say(`有 ${bad} 处要先解决。`, `${bad} to be mended first.`),
  )
  return `${lines.join('\n')}\n`
}

function surroundingsHere(): Surroundings {
  const { env, platform, version } = process
  return {
    node: version,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    platform,
    locale: env.LC_ALL || env.LC_CTYPE || env.LANG || '',
    codePage: platform === 'win32' ? codePage() : undefined,
  }
}

/** `Active code page: 936` in whatever language. */
function codePage(): number | undefined {
  try {
    return Number(/\d+/.exec(execFileSync('chcp.com', { encoding: 'latin1', timeout: 5000 }))?.[0])
  } catch {
    return undefined
  }
}
