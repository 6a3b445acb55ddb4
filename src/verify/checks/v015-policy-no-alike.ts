import type { ElsewhereCheck } from '../check.ts'

export const policyNoAlike: ElsewhereCheck = {
  kind: 'input',
  code: 'V015',
  name: 'policy-no-alike',
  severity: 'warn',
  wholeList: true,
  field: 'policyNo',
  title: { zh: '保单号只差写法', en: 'policy numbers written differently' },
  when: {
    zh: '输入里另有一个保单号，和它只差前面的 0、空格、连字号或字母大小写',
    en: 'another policy number of the input differs from it by leading zeros, blanks, hyphens or the case of letters only',
  },
  message: {
    zh: '保单号“{value}”和另一行的“{other}”只差写法：按两张保单算，保费和件数各计了一次',
    en: 'the policy number "{value}" and "{other}" of another row differ in writing only: they count as two policies, each with its cases and premium',
  },
  remedy: {
    zh: '多半是同一张保单，一份清单里丢了前面的 0（Excel 把保单号当数字），两份收费清单都会找这位客户：把保单号设成文本重新导出，再运行。真是两张保单的不用管。',
    en: 'Most likely one policy that lost its leading zeros in one list (Excel took the number for one to count with), so that the customer is asked twice: export it as text and run again. Nothing to do if they are two policies.',
  },
  bad: {
    zh: '应收清单里是 0086370000001，另一份里是 86370000001',
    en: '0086370000001 in one list, 86370000001 in the other',
  },
  good: { zh: '两份清单里都是 0086370000001', en: '0086370000001 in both lists' },
  sample: { field: 'policyNo', value: '0086370000001', facts: { other: '86370000001' } },
}
