import { hostname } from 'node:os'
import { formatDay } from '../../model/day.ts'
import type { Lang } from '../../model/text.ts'
import { counted } from '../../model/wording.ts'
import { type NightResult, runNight } from '../../pipeline/nightly/nightly.ts'
import { nightArguments } from '../arguments.ts'
import { balanceLine } from '../balance.ts'
import { silentLine, silentWords } from '../lists-back-text.ts'
import { isFailOn } from '../own-arguments.ts'
import { hang, printable } from '../printable.ts'
import { openProgress } from '../progress.ts'
import { type Action, speaker } from '../session.ts'
import type { Terminal } from '../terminal.ts'

/** `xuqi nightly`: inbox → collect → run → outbox → archive, unattended. Exit code 1 if a file went to the quarantine, or has to stay in the inbox. */
export const nightly: Action = async (_, given, session) => {
  const { run, book, keepDays } = await nightArguments(given, session)
  const quiet = given.quiet === true || given.json === true
  const progress = await openProgress(session, run.lang, { quiet, verbose: given.verbose === true })
  try {
    const clock = () => new Date()
    const who = `pid ${process.pid}, ${hostname()}, ${clock().toISOString()}`
    const result = await runNight({ run, book, keepDays, who, clock }, progress.watch)
    progress.end()
    session.terminal.out(
      given.json === true
        ? `${JSON.stringify(documentOf(result), null, 2)}\n`
        : nightText(result, formatDay(run.asOf), run.lang, session.terminal, quiet),
    )
    const limit = isFailOn(given.failOn) ? given.failOn : 'reject'
    return limit !== 'never' && result.quarantined.length + result.left.length > 0 ? 1 : 0
  } finally {
    progress.end()
  }
}

/** What scripts read: the run's manifest stands in its output. */
function documentOf({ run, collected, lists, found, attention, ...rest }: NightResult) {
  return {
    ...rest,
    collected: collected ?? null,
    lists: lists === undefined ? null : { ...lists, asOf: formatDay(lists.asOf) },
    found: found ?? null,
    attention: attention ?? null,
    totals: run?.manifest.totals ?? null,
  }
}

/** One line for cron's mail; with room for more, what was put aside and why. */
function nightText(result: NightResult, day: string, lang: Lang, terminal: Terminal, quiet: boolean): string {
  const say = speaker(lang)
  const { collected, found, run, quarantined, left, growing, unchanged } = result
  const worklists = run?.manifest.outputs.filter(({ kind }) => kind === 'worklist').length ?? 0
  const parts = [
    ...(result.resumed ? [say('接着做以前断了的一晚', 'an earlier night was cut off, and is done with this one')] : []),
    ...(unchanged ? [say('没有新的，什么都没变', 'nothing new, nothing changed')] : []),
    ...(result.listsCame > 0 ? [say(`新清单 ${result.listsCame} 份`, counted(result.listsCame, 'new list'))] : []),
    ...(collected && collected.files > 0
      ? [
          say(
            `收回 ${collected.files} 份：联系 ${collected.contacts} 条、回盘 ${collected.debits} 条、实收 ${collected.payments} 条`,
            `${counted(collected.files, 'file')} collected: ${counted(collected.contacts, 'contact')}, ${counted(collected.debits, 'debit')}, ${counted(collected.payments, 'payment')}`,
          ),
        ]
      : []),
    ...silentWords(result.lists, lang),
    ...(run
      ? [say(`收费清单 ${worklists} 本`, counted(worklists, 'worklist')), balanceLine(run.manifest.totals, lang)]
      : []),
    ...(!run && !unchanged ? [say('没有可用的清单', 'no list to work on')] : []),
    ...(quarantined.length > 0
      ? [say(`隔离 ${quarantined.length} 份`, `${counted(quarantined.length, 'file')} in quarantine`)]
      : []),
    ...(left.length > 0
      ? [say(`留在收件夹、取不走的 ${left.length} 份`, `${left.length} left in the inbox, cannot be taken`)]
      : []),
    ...(found ? [say(`收回时发现 ${found.count} 处`, `${counted(found.count, 'thing')} found in what came back`)] : []),
    ...(result.overtaken > 0
      ? [say(`晚到没用的清单 ${result.overtaken} 份`, `${counted(result.overtaken, 'late list')} not used`)]
      : []),
    ...(result.repeated > 0
      ? [
          say(
            `以前读过、没用的清单 ${result.repeated} 份`,
            `${counted(result.repeated, 'list')} read before and not used`,
          ),
        ]
      : []),
    ...(result.retired > 0
      ? [
          say(
            `太久没有新的、不再用的清单 ${result.retired} 份`,
            `${counted(result.retired, 'list')} too old and no longer used`,
          ),
        ]
      : []),
    ...(result.unknownYears.length > 0
      ? [
          say(
            `没有 ${result.unknownYears.join('、')} 年的节假日数据`,
            `no holiday data for ${result.unknownYears.join(', ')}`,
          ),
        ]
      : []),
    ...(result.attention
      ? [say(`请看提醒 ${result.attention.count} 条`, `${counted(result.attention.count, 'notice')} to look into`)]
      : []),
    ...(growing > 0 ? [say(`还在复制 ${growing} 份`, `${counted(growing, 'file')} still being copied`)] : []),
  ]
  const line = `${day} ${parts.join(say('；', '; '))}\n`
  if (quiet) return line
  const more = [
    ...[...quarantined, ...left].map(({ name, reason }) =>
      terminal.paint.yellow(`${printable(name)}\n  ${hang(printable(reason), terminal.width, 2)}`),
    ),
    ...(result.found ? [`${say('收回时发现的写在 ', 'What was found in it: ')}${printable(result.found.path)}`] : []),
    ...(result.attention
      ? [`${say('请看的提醒也写在 ', 'Notices to look into, also in: ')}${printable(result.attention.path)}`]
      : []),
    ...silentLine(result.lists, lang, terminal.width, false),
    ...result.notices.map((notice) => hang(printable(notice[lang]), terminal.width, 2)),
    ...(result.out === '' ? [] : [`${say('结果在 ', 'Written to ')}${printable(result.out)}`]),
  ]
  return `${more.join('\n')}${more.length > 0 ? '\n\n' : ''}${line}`
}
