import type { TableCheck } from '../check.ts'

export const phoneShared: TableCheck = {
  kind: 'table',
  code: 'V032',
  name: 'phone-shared',
  severity: 'warn',
  field: 'mobile',
  needs: ['mobile', 'holderName', ['holderIdNo', 'holderBirthDate']],
  title: { zh: '手机号多人共用', en: 'phone shared' },
  when: {
    zh: '全部输入里同一手机号有三个以上不同的投保人',
    en: 'the same mobile on three or more holders of the input',
  },
  message: { zh: '手机号 {value} 登记在 {count} 个投保人名下', en: 'the mobile {value} stands for {count} holders' },
  remedy: { zh: '逐一向客户核对，留本人的号码。', en: 'Ask each of them and record their own number.' },
  bad: [
    { holderName: '王试', holderIdNo: '370000198005030138', mobile: '13800001234' },
    { holderName: '李试', holderIdNo: '370000198005030242', mobile: '13800001234' },
    { holderName: '张试', holderIdNo: '370000198005030357', mobile: '13800001234' },
  ],
  good: [
    { holderName: '王试', holderIdNo: '370000198005030138', mobile: '13800001234' },
    { holderName: '李试', holderIdNo: '370000198005030242', mobile: '13800001234' },
  ],
}
