import { NOT_NOTED } from '../../model/standing.ts'
import type { Lang } from '../../model/text.ts'
import type { ProgressBy } from '../../model/words.ts'
import { both } from '../wording.ts'

/** What the workbook and the page say alike. */
export const WORDS = {
  title: both('续期跟进报告', 'Follow-up report'),
  subtitle: both('工作月 {month} · 截至 {asOf}', 'Work month {month} · as of {asOf}'),
  compared: both('与 {day} 的上一次运行比较', 'compared with the last run, of {day}'),
  notCompared: both('以前没有运行，无从比较', 'no earlier run to compare with'),
  heard: both('收回的记录到 {day}', 'heard until {day}'),
  bucket: both('应缴月', 'Due month'),
  receivable: both('应收件', 'Receivable'),
  receivableFen: both('应收保费', 'Premium due'),
  paid: both('已收件', 'Collected'),
  paidFen: both('已收保费', 'Premium paid'),
  byBank: both('其中转账', 'By debit'),
  caseRate: both('件数达成率', 'Rate, cases'),
  premiumRate: both('保费达成率', 'Rate, premium'),
  target: both('目标', 'Target'),
  short: both('差件', 'Short'),
  cases: both('件数', 'Cases'),
  premium: both('保费', 'Premium'),
  total: both('合计', 'Total'),
  collection: both('收得怎么样：按应缴月', 'Collected so far, by due month'),
  changes: both('上次以来的变化', 'What has changed'),
  change: both('变化', 'Change'),
  isNew: both('其中新上清单', 'Of which new on the list'),
  followUp: both('跟进', 'Follow-up'),
  open: both('待收件', 'To collect'),
  attempted: both('本月联系过', 'Tried this month'),
  reached: both('本月联系上', 'Reached this month'),
  coverage: both('联系覆盖率', 'Contact coverage'),
  reachRate: both('联系上的比例', 'Share reached'),
  overdue: both('有超期任务的件', 'Cases with late tasks'),
  overdueTasks: both('超期任务', 'Late tasks'),
  task: both('任务', 'Task'),
  promises: both('本月承诺', "This month's promises"),
  kept: both('兑现', 'Kept'),
  broken: both('未兑现', 'Broken'),
  promiseOpen: both('未到日', 'Not due yet'),
  keptRate: both('兑现率', 'Share kept'),
  rolled: both('迁徙：上月清单到本月', "Roll rates: from last month's list to this one"),
  rolling: both('本月清单至今', "This month's list so far"),
  from: both('从', 'From'),
  rollRate: both('迁徙率', 'Roll'),
  failures: both('扣款失败与解决', 'Failed debits, and how they were mended'),
  reason: both('原因', 'Reason'),
  failed: both('失败件', 'Failed'),
  mended: both('已解决', 'Mended'),
  mendedRate: both('解决率', 'Share mended'),
  averageDays: both('平均天数', 'Days, average'),
  stillOpen: both('待解决', 'Still open'),
  targets: both('下指标：按组', 'Target setting, by group'),
  group: both('组', 'Group'),
  base: both('基数件', 'Base, cases'),
  baseFen: both('基数保费', 'Base, premium'),
  toReach: both('目标件', 'Target, cases'),
  toReachFen: both('目标保费', 'Target, premium'),
  definitions: both('口径', 'How it is counted'),
  code: both('代码', 'Code'),
  name: both('名称', 'Name'),
  none: both('（无）', '(none)'),
  nobody: both('（未分派）', '(unassigned)'),
  notNoted: both('（未记录）', '(not noted)'),
  within: both('{days}天内', 'within {days} days'),
  longer: both('更久', 'longer'),
  caseSheet: both('案件', 'Cases'),
  changedSheet: both('变化明细', 'Changed cases'),
  data: both(
    '每个数字对应的件：工作簿“案件”“变化明细”两表可筛选；全部在 data/follow-up.csv。',
    'The cases behind each number: filter the sheets "Cases" and "Changed cases" of the workbook; all of them are in data/follow-up.csv.',
  ),
} as const

/** `C001 李明`; what has no key is named so. */
export function nameOfKey(by: ProgressBy, key: string, name: string, lang: Lang): string {
  if (key === NOT_NOTED) return WORDS.notNoted[lang]
  if (key === '') return (by === 'collector' ? WORDS.nobody : WORDS.none)[lang]
  return name === '' || name === key ? key : `${key} ${name}`
}
