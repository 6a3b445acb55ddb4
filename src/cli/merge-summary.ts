import type { Lang } from '../model/text.ts'
import { counted } from '../model/wording.ts'
import type { MergeResult } from '../pipeline/merge/merge.ts'
import { balanceLine } from './balance.ts'
import { hang, printable } from './printable.ts'
import { speaker } from './session.ts'
import type { Terminal } from './terminal.ts'

/** What `xuqi merge` prints: what was put together, what is missing, where it is, and that the books balance. */
export function mergeSummary(
  { manifest, missing, replaced }: MergeResult,
  out: string,
  lang: Lang,
  { paint, width }: Terminal,
  quiet: boolean,
): string {
  const say = speaker(lang)
  const last = `${balanceLine(manifest.totals, lang)}\n`
  if (quiet) return last
  const runs = manifest.merged?.length ?? 0
  const { totals, inputs } = manifest
  const head = say(
    `工作月 ${manifest.month} · 截至 ${manifest.asOf} · 合并 ${runs} 次运行，${inputs.length} 个文件 ${totals.rowsRead} 行`,
    `Work month ${manifest.month} · as of ${manifest.asOf} · ${counted(runs, 'run')} together, ${counted(inputs.length, 'file')}, ${counted(totals.rowsRead, 'row')}`,
  )
  const absent = say(`还缺机构：${missing.join('、')}`, `Branches missing: ${missing.join(', ')}`)
  const lines = [
    paint.bold(head),
    ...(missing.length > 0 ? [paint.yellow(hang(printable(absent), width, 2))] : []),
    `${say('结果在 ', 'Written to ')}${printable(out)}`,
    ...(replaced === undefined
      ? []
      : [say(`以前的结果移到了 ${printable(replaced)}`, `The earlier output was moved to ${printable(replaced)}`)]),
  ]
  return `${lines.join('\n')}\n\n${last}`
}
