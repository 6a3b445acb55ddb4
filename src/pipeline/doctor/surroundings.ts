import { type Day, formatDay, partsOf } from '../../model/day.ts'
import { unknownYears, type WorkCalendar } from '../../model/run.ts'
import type { Text } from '../../model/text.ts'
import { both } from '../../model/wording.ts'
import type { Symptom } from './types.ts'

const LEAST_NODE = [20, 19] as const

/** What the program runs on. */
export interface Surroundings {
  /** `v20.19.0` */
  readonly node: string
  /** the machine's own time zone */
  readonly zone: string
  readonly platform: string
  /** LC_ALL, LC_CTYPE or LANG, '' where none is set */
  readonly locale: string
  /** code page of the Windows console; undefined elsewhere */
  readonly codePage: number | undefined
}

/** Node is new enough. */
export function lookAtNode({ node }: Surroundings): Symptom {
  const title = both('Node 版本', 'Node version')
  const [major = 0, minor = 0] = node.replace(/^v/, '').split('.').map(Number)
  const fine = major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])
  if (fine) return { name: 'node', title, health: 'good', found: same(node) }
  return {
    name: 'node',
    title,
    health: 'bad',
    found: same(node),
    remedy: both('请装 Node 20.19 或更新。', 'Install Node 20.19 or newer.'),
  }
}

/**
 * The settings' zone decides the day; the machine's own matters to cron, and a clock far off to everything.
 * @param lastRun as-of day of the book's last run, undefined = there is none
 */
export function lookAtClock(
  { zone }: Surroundings,
  settingsZone: string,
  today: Day,
  lastRun: Day | undefined,
): Symptom {
  const title = both('时钟和时区', 'clock and time zone')
  if (lastRun !== undefined && lastRun > today)
    return {
      name: 'clock',
      title,
      health: 'bad',
      found: both(
        `按 ${settingsZone} 今天是 ${formatDay(today)}，跟进簿已记到 ${formatDay(lastRun)}`,
        `in ${settingsZone} today is ${formatDay(today)}, and the book has recorded ${formatDay(lastRun)}`,
      ),
      remedy: both(
        '校准时钟；那一次日期不对的，换上那之前的跟进簿备份。夜间运行现在会拒绝（R062）。',
        'Set the clock right; if that day was wrong, put back the backup of the book from before it. A nightly run is refused now (R062).',
      ),
    }
  const found = both(
    `按 ${settingsZone} 今天是 ${formatDay(today)}；本机时区 ${zone}`,
    `in ${settingsZone} today is ${formatDay(today)}; the machine's zone is ${zone}`,
  )
  if (zone === settingsZone) return { name: 'clock', title, health: 'good', found }
  return {
    name: 'clock',
    title,
    health: 'note',
    found,
    remedy: both(
      'cron 和任务计划按本机时区启动：排定时间时换算一下。',
      "cron and Task Scheduler start by the machine's zone: mind the difference.",
    ),
  }
}

/** Deadlines need the holidays of this year, and near its end of the next. */
export function lookAtHolidays(calendar: WorkCalendar, today: Day): Symptom {
  const { year } = partsOf(today)
  const title = both('节假日数据', 'holiday data')
  const unknown = unknownYears(today, calendar)
  if (unknown.length === 0)
    return { name: 'holidays', title, health: 'good', found: both(`${year} 年有`, `${year} is known`) }
  return {
    name: 'holidays',
    title,
    health: 'note',
    found: both(
      `没有 ${unknown.join('、')} 年的，只按周末、元旦、劳动节和国庆节推算`,
      `none for ${unknown.join(', ')}: weekends, New Year, Labour Day and National Day only`,
    ),
    remedy: both(
      '公布后在设置的 holidays 里补上 off 和 work。',
      'Add the days under holidays (off, work) in the settings once they are published.',
    ),
  }
}

const UTF8_PAGE = 65001

/** Chinese on the terminal and in redirected logs. */
export function lookAtEncoding({ platform, locale, codePage }: Surroundings): Symptom {
  const title = both('终端编码', 'console encoding')
  if (platform === 'win32') {
    const found = same(codePage === undefined ? 'chcp ?' : `chcp ${codePage}`)
    if (codePage === UTF8_PAGE) return { name: 'encoding', title, health: 'good', found }
    return {
      name: 'encoding',
      title,
      health: 'note',
      found,
      remedy: both(
        '输出是 UTF-8：在批处理开头写 chcp 65001，日志用 UTF-8 打开。',
        'Output is UTF-8: put chcp 65001 first in the batch file, and open logs as UTF-8.',
      ),
    }
  }
  const shown = same(locale === '' ? 'LANG=' : locale)
  if (/utf-?8/i.test(locale)) return { name: 'encoding', title, health: 'good', found: shown }
  return {
    name: 'encoding',
    title,
    health: 'note',
    found: shown,
    remedy: both(
      '输出总是 UTF-8：终端或 cron 里设 LANG=C.UTF-8，中文才看得清。',
      'Output is always UTF-8: set LANG=C.UTF-8 so that Chinese can be read.',
    ),
  }
}

function same(text: string): Text {
  return { zh: text, en: text }
}
