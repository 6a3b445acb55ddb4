import type { Text } from './text.ts'

/** What a supervisor decides about a case that was handed up; read back by the same words. The next step is written beside it. */
export const DECISIONS = {
  visitSelf: t('主管亲自面访', 'supervisor visits'),
  visitTogether: t('陪同面访', 'visit together'),
  callSelf: t('主管致电', 'supervisor calls'),
  carryOn: t('收费员继续跟进', 'collector carries on'),
  reassign: t('换人跟进', 'somebody else takes over'),
  service: t('转保全办理', 'to policy service'),
  claims: t('转理赔', 'to claims'),
  complaint: t('按投诉处理', 'handled as a complaint'),
  answered: t('投诉已答复', 'complaint answered'),
  pause: t('暂停联系', 'no contact for now'),
  other: t('其他', 'other'),
} as const satisfies Record<string, Text>

export type DecisionName = keyof typeof DECISIONS

/** The decision that those words are, or contain: people add to them. Undefined: none of the list. */
export function decisionOf(words: string): DecisionName | undefined {
  const text = words.trim().toLowerCase()
  if (text === '') return undefined
  return DECISION_NAMES.find(
    (name) => name !== 'other' && (text.includes(DECISIONS[name].zh) || text.includes(DECISIONS[name].en)),
  )
}

const DECISION_NAMES = Object.keys(DECISIONS) as readonly DecisionName[]

function t(zh: string, en: string): Text {
  return { zh, en }
}
