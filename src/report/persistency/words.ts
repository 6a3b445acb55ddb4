import type { MeasureSums } from '../../model/persistency.ts'
import type { Named } from '../../model/policy.ts'
import { fill, type Lang } from '../../model/text.ts'
import { wordText } from '../../model/words.ts'
import { both } from '../wording.ts'

/** What the workbook and the page say alike. */
export const WORDS = {
  title: both('继续率', 'Persistency'),
  subtitle: both('工作月 {month} · 截至 {asOf}', 'Work month {month} · as of {asOf}'),
  premiumRate: both('保费', 'By premium'),
  caseRate: both('件数', 'By cases'),
  overallRate: both('综合', 'Overall'),
  policies: both('分母件数', 'Policies'),
  received: both('已收件数', 'Received'),
  due: both('分母保费', 'Premium due'),
  receivedFen: both('已收保费', 'Premium received'),
  inGrace: both('宽限期内', 'In grace'),
  inGraceFen: both('宽限期内保费', 'Premium in grace'),
  rank: both('名次', 'Rank'),
  code: both('代码', 'Code'),
  name: both('名称', 'Name'),
  effective: both('生效月', 'Effective month'),
  total: both('合计', 'Total'),
  empty: both('（空）', '(empty)'),
  formula: both('口径', 'How it is counted'),
  trend: both('逐月', 'Month by month'),
  leftOut: both('两边都不计的', 'Left out'),
  why: both('原因', 'Reason'),
  firstPremium: both('首年保费', 'First-year premium'),
  setApart: both('情况不明的保单', 'Policies set apart'),
  setApartNote: both(
    '这些保单缺少要素，没有算进任何一边；补齐后重新运行。',
    'Too little is known of these policies: they stand on neither side. Complete them and run again.',
  ),
  fewNote: both(
    '13个月滚动12个月的分母不足 {few} 件的不排名；名次按综合继续率，相同的并列。',
    'Fewer than {few} policies over twelve months: not ranked. Ranked by the overall 13-month rate; equal rates share a place.',
  ),
  undated: both(
    '只知道已收、没有实收日期，按宽限期内收到计：{counts}。',
    'Known as received without a day, and taken as received within grace: {counts}.',
  ),
  unknown: both(
    '看不出续期是否已收，两边都没有计：{counts}。',
    'Nothing says whether the renewal was received; on neither side: {counts}.',
  ),
  count: both('{measure} {count} 件', '{measure}: {count} policies'),
} as const

/** `3701 济南一部`; what has neither code nor name is named so. */
export function nameOf({ code, name }: Named, lang: Lang): string {
  return [code, name].filter((part) => part !== '').join(' ') || WORDS.empty[lang]
}

/** Of the twelve months: those received without a day, and those nobody knows of, in sentences; nothing where there are none. */
export function doubts(total: MeasureSums, lang: Lang): readonly string[] {
  return (['undated', 'unknown'] as const).flatMap((doubt) => {
    const counts = (['month13', 'month25'] as const).flatMap((measure) => {
      const count = total[measure].rolling[doubt]
      const name = wordText('measure', measure)[lang]
      return count === 0 ? [] : [fill(WORDS.count[lang], { measure: name, count })]
    })
    return counts.length === 0 ? [] : [fill(WORDS[doubt][lang], { counts: counts.join(lang === 'zh' ? '、' : ', ') })]
  })
}
