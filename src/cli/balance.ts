import { formatFenGrouped } from '../model/money.ts'
import type { Lang } from '../model/text.ts'
import { counted } from '../model/wording.ts'
import type { ManifestTotals } from '../pipeline/types.ts'

/** The last line of a run: every row that was read is somewhere, and so is every fen. */
export function balanceLine(totals: ManifestTotals, lang: Lang): string {
  const { rowsRead, noise, rejected, duplicates, superseded, accepted, acceptedFen, cases, elsewhere } = totals
  const others = elsewhere === undefined ? '' : lang === 'zh' ? ` + 其他机构 ${elsewhere}` : ` + elsewhere ${elsewhere}`
  const premium = formatFenGrouped(acceptedFen)
  return lang === 'zh'
    ? `账平：行 ${rowsRead} = 杂行 ${noise} + 退回 ${rejected} + 重复 ${duplicates} + 被取代 ${superseded} + 受理 ${accepted}${others}；保费 ${premium} 元 = ${cases} 件之和`
    : `Balanced: rows ${rowsRead} = noise ${noise} + rejected ${rejected} + duplicates ${duplicates} + superseded ${superseded} + accepted ${accepted}${others}; premium ${premium} = sum of ${counted(cases, 'case')}`
}
