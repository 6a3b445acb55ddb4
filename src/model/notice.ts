import type { Text } from './text.ts'

/** Messages to customers, the most urgent first: a customer gets one at a time. */
export const NOTICE_KINDS = {
  transferFailed: { file: 'transfer-failed', title: t('扣款未成功', 'debit failed') },
  dueReminder: { file: 'due-reminder', title: t('应缴提醒', 'due reminder') },
  lapse: { file: 'lapse', title: t('效力中止通知', 'notice of suspension') },
  reinstatement: { file: 'reinstatement-offer', title: t('复效提示', 'reinstatement offer') },
  orphanIntroduction: { file: 'orphan-introduction', title: t('服务人员介绍', 'introduction') },
} as const satisfies Record<string, { readonly file: string; readonly title: Text }>

export type NoticeKind = keyof typeof NOTICE_KINDS
export const NOTICE_NAMES: readonly NoticeKind[] = [
  'transferFailed',
  'dueReminder',
  'lapse',
  'reinstatement',
  'orphanIntroduction',
]

const MESSAGE = ['company', 'hotline', 'title', 'policies', 'count', 'total', 'lastDay', 'link'] as const
const LINE = ['last4', 'premium'] as const

/** The templates and the blanks that each may hold; a blank that is not named here is a mistake in the settings. */
export const NOTICE_BLANKS = {
  transferFailed: [...MESSAGE, 'todo'],
  dueReminder: [...MESSAGE, 'pay'],
  lapse: MESSAGE,
  reinstatement: MESSAGE,
  orphanIntroduction: [...MESSAGE.filter((blank) => blank !== 'total' && blank !== 'lastDay'), 'collector'],
  graceLine: [...LINE, 'dueDate', 'lastDay'],
  lapsedLine: [...LINE, 'lapseFrom', 'lastDay'],
  policyLine: ['last4'],
  more: ['count', 'total', 'lastDay'],
} as const satisfies Record<NoticeKind, readonly string[]> & Record<string, readonly string[]>

export type NoticeTemplate = keyof typeof NOTICE_BLANKS
export const NOTICE_TEMPLATES = Object.keys(NOTICE_BLANKS) as readonly NoticeTemplate[]

/** What is sent where the settings say nothing else. `{policies}`: a line of each policy, joined. */
// biome-ignore format: a table, a row or two each
export const DEFAULT_TEMPLATES: Readonly<Record<NoticeTemplate, Text>> = {
  transferFailed: t('【{company}】尊敬的{title}：您的续期保费扣款未成功，{policies}。{todo}宽限期内保障有效，已缴费请忽略。咨询{hotline}',
    '{company}: Dear {title}, the debit of your renewal premium was not successful: {policies}. {todo}Cover holds within the grace period. If you have paid, please ignore this. Questions: {hotline}'),
  dueReminder: t('【{company}】尊敬的{title}：续期保费应缴提醒，{policies}。请在最后一天24时前缴纳，{pay}，让保障持续有效；已缴费请忽略。咨询{hotline}',
    '{company}: Dear {title}, a reminder of your renewal premium: {policies}. Please pay by then, {pay}, so that cover goes on. If you have paid, please ignore this. Questions: {hotline}'),
  lapse: t('【{company}】尊敬的{title}：您的{policies}。中止期间没有保障；在上述日期前可以申请复效，须补缴保费和利息，经公司审核后办理；已缴费请忽略。咨询{hotline}',
    '{company}: Dear {title}, your {policies}. There is no cover during suspension. Until that day you may apply for reinstatement; it takes the premium, interest and our review. If you have paid, please ignore this. Questions: {hotline}'),
  reinstatement: t('【{company}】尊敬的{title}：您的{policies}。如愿恢复保障，请在此之前提出复效申请，结果以公司审核为准。咨询{hotline}',
    '{company}: Dear {title}, your {policies}. If you wish to have cover again, please apply for reinstatement by then; the result depends on our review. Questions: {hotline}'),
  orphanIntroduction: t('【{company}】尊敬的{title}：您的{policies}今后由我公司{collector}为您服务。如需核实或咨询请致电{hotline}',
    '{company}: Dear {title}, {collector} of our company is from now on in charge of your {policies}. To verify or ask, call {hotline}'),
  graceLine: t('尾号{last4}保单{premium}元，应缴日{dueDate}，最后一天{lastDay}',
    'policy ending {last4}, {premium} yuan, due {dueDate}, last day {lastDay}'),
  lapsedLine: t('尾号{last4}保单自{lapseFrom}起效力中止，可申请复效至{lastDay}',
    'policy ending {last4} is suspended since {lapseFrom}; you may apply for reinstatement until {lastDay}'),
  policyLine: t('尾号{last4}保单', 'policy ending {last4}'),
  more: t('另有{count}张保单共{total}元，最早的最后一天{lastDay}', '{count} more policies, {total} yuan, the first last day {lastDay}'),
}

function t(zh: string, en: string): Text {
  return { zh, en }
}
