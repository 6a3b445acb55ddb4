import type { TableCheck } from '../check.ts'

export const phoneOfAgent: TableCheck = {
  kind: 'table',
  code: 'V033',
  name: 'phone-of-agent',
  severity: 'warn',
  field: 'mobile',
  needs: ['mobile'],
  title: { zh: '留的是业务员电话', en: 'phone of an agent' },
  when: {
    zh: '投保人的手机号是某个业务员或收费员的（各行的业务员电话、名册里的手机）',
    en: "a holder's mobile is one of an agent's or collector's (any row's agent phone, the roster's mobiles)",
  },
  message: {
    zh: '投保人的手机号 {value} 是业务员或收费员的',
    en: "the holder's mobile {value} belongs to an agent or collector",
  },
  remedy: { zh: '向客户要本人的号码，办理资料变更。', en: "Ask for the customer's own number and have it changed." },
  bad: [
    { mobile: '13800001234', agentPhone: '13900005678' },
    { mobile: '13700004321', agentPhone: '13800001234' },
  ],
  good: [
    { mobile: '13800001234', agentPhone: '13900005678' },
    { mobile: '13700004321', agentPhone: '13600008765' },
  ],
}
