import { both } from '../model/wording.ts'

/** The `kind` of each file in a manifest, and what it is: scripts go by the kind, for names of reports depend on the language. */
export const OUTPUT_KINDS = {
  worklist: both('一位收费员的清单', 'the worklist of one collector'),
  unassigned: both('没有人收的件', 'cases that nobody collects'),
  supervisor: both('一位主管的日报和评鉴表', 'daily report and assessment forms of one supervisor'),
  notices: both('给客户的短信或信函', 'messages or letters to customers'),
  'report-feedback': both('核对反馈：退给导出的人', 'verification feedback, for whoever exports the lists'),
  'rejected-workbook': both('退回的行，原样：改好再跑一次', 'rejected rows as they were: to be mended and run again'),
  'report-summary': both('汇总', 'summary'),
  'report-transfers': both('转账失败', 'failed debits'),
  'report-set-apart': both('已收和剔除的件', 'cases paid and set apart'),
  'report-assignment': both('分派（有名册或跟进簿时）', 'assignment (with a roster or a book)'),
  'report-changes': both('要保全办的资料变更', 'changes for policy service'),
  'report-follow-up': both('跟进报告（有跟进簿时）', 'follow-up report (with a book)'),
  'page-follow-up': both('跟进报告的网页', 'the same as a web page'),
  cases: both('件', 'cases'),
  tasks: both('跟进任务', 'follow-up tasks'),
  findings: both('核对发现', 'findings'),
  rejected: both('退回的行，已隐去', 'rejected rows, masked'),
  'summary-data': both('汇总的数字，xuqi merge 用', 'figures of the summary, for xuqi merge'),
  'follow-up-cases': both('跟进报告的件', 'cases of the follow-up report'),
  'follow-up-figures': both('跟进报告的数字', 'figures of the follow-up report'),
} as const

export type OutputKind = keyof typeof OUTPUT_KINDS
