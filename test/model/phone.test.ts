import { expect, it } from 'vitest'
import { phoneOf, reportedMobile } from '../../src/model/phone.ts'
import { day } from '../collect/days.ts'

const reported = (...details: string[]) =>
  reportedMobile({
    receivable: { mobile: '13900100001', phone: '' },
    history: { changes: details.map((detail) => ({ day: day('2026-06-18'), detail, doneOn: undefined })) },
  })

it.each([
  ['手机号：13911112222', '13911112222'],
  ['手机号：139 1111-2222', '13911112222'],
  ['手机号由13900100001改为13911112222', '13911112222'],
  ['原号13800000000停用，新号13911112222', '13911112222'],
  ['手机 2026-06-18 13911112222', '13911112222'],
  ['13911112222', '13911112222'],
  ['手机号：13900100001', ''],
  ['变更账号，经办人13711112222', ''],
  ['转账账户：6222020012345678901', ''],
  ['地址：经十路1号', ''],
])('%s', (detail, expected) => {
  expect(reported(detail)).toBe(expected)
})

it("is what was reported last; the list's own number where nothing was", () => {
  expect(reported('手机号：13911112222', '手机号：13911113333')).toBe('13911113333')
  expect(reported('手机号：13911112222', '手机号：13900100001')).toBe('')
  expect(phoneOf({ receivable: { mobile: '', phone: '0531-88880000' }, history: undefined })).toBe('0531-88880000')
})
