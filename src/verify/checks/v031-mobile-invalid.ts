import { goodMobileIn } from '../../model/phone.ts'
import type { RowCheck } from '../check.ts'

export const mobileInvalid: RowCheck = {
  kind: 'row',
  code: 'V031',
  name: 'mobile-invalid',
  severity: 'warn',
  field: 'mobile',
  needs: ['mobile'],
  title: { zh: '手机号不对', en: 'mobile invalid' },
  when: {
    zh: '去掉开头的 +86、86、0086 后不是 13–19 开头的 11 位（数字间的空格和连字符不算），或第三位之后全是同一个数字',
    en: 'not 11 digits starting 13–19 after an optional +86, 86 or 0086 (blanks and hyphens between digits do not count), or all digits the same after the third',
  },
  message: { zh: '手机号 {value} 不是有效的号码', en: '{value} is no valid mobile number' },
  remedy: { zh: '向客户核对手机号，办理资料变更。', en: 'Ask for the right number and have it changed.' },
  bad: { mobile: '1380000123' },
  good: { mobile: '+8613800001234' },
  find: ({ mobile }) => (mobile !== '' && goodMobileIn(mobile) === '' ? {} : undefined),
}
