import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openFollowUp } from '../../src/follow/index.ts'
import type { AssignedCase } from '../../src/model/case.ts'
import { addDays, type Day } from '../../src/model/day.ts'
import type { Contact } from '../../src/model/history.ts'
import { NOTICE_NAMES, type NoticeKind } from '../../src/model/notice.ts'
import { REASON_CODES, type ReasonCode } from '../../src/model/reason.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../src/model/settings.ts'
import { objectionTo } from '../../src/model/threats.ts'
import { isSilent, type Notice, noticeFor, noticeOf } from '../../src/report/index.ts'
import { mobileOf, surnameOf, titleOf } from '../../src/report/notices/address.ts'
import { smsLength } from '../../src/report/notices/sms.ts'
import { EMPTY_BOOK } from '../assign/samples.ts'
import { contact, followed } from './followed.ts'
import { contextOf, day, oneCase, policyCases, type Sample } from './samples.ts'

const OURS: Partial<Settings> = { worklist: { showIdAndAccount: false, company: '某某人寿', hotline: '95500' } }
const context = contextOf('2026-06-18', 'zh', OURS)
const of = (sample: Sample, more: Parameters<typeof followed>[1] = {}, history?: Parameters<typeof followed>[2]) =>
  followed(oneCase({ holderSex: 'female', holderName: '王试', ...sample }, context), more, history)
const kindOf = (c: AssignedCase) => (isSilent(c, context) ? undefined : noticeOf(c, context))
const textFor = (kind: NoticeKind, ...cases: AssignedCase[]) => noticeFor(kind, cases, context).text

describe('the length of a text message', () => {
  it.each([
    ['a'.repeat(160), 'GSM-7', 160, 1],
    ['a'.repeat(161), 'GSM-7', 161, 2],
    ['a'.repeat(306), 'GSM-7', 306, 2],
    ['a'.repeat(307), 'GSM-7', 307, 3],
    ['[]'.repeat(40), 'GSM-7', 160, 1],
    [`${'a'.repeat(152)}€${'a'.repeat(10)}`, 'GSM-7', 164, 2],
    [`${'€'.repeat(153)}`, 'GSM-7', 306, 3],
    ['保'.repeat(70), 'UCS-2', 70, 1],
    ['保'.repeat(71), 'UCS-2', 71, 2],
    ['保'.repeat(134), 'UCS-2', 134, 2],
    ['保'.repeat(135), 'UCS-2', 135, 3],
    ['𠮷'.repeat(35), 'UCS-2', 70, 1],
    ['𠮷'.repeat(67), 'UCS-2', 134, 3],
    ['', 'GSM-7', 0, 1],
  ])('%#: is counted in places and parts', (text, encoding, characters, parts) => {
    expect(smsLength(text)).toEqual({ encoding, characters, parts })
  })

  it('never shrinks when a text grows, and parts hold all characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '€', '保', '𠮷'), maxLength: 400 }), (text) => {
        const { parts, characters, encoding } = smsLength(text)
        const room = encoding === 'GSM-7' ? 153 : 67
        expect(parts * (parts === 1 ? (encoding === 'GSM-7' ? 160 : 70) : room)).toBeGreaterThanOrEqual(characters)
        expect(smsLength(`${text}保`).parts).toBeGreaterThanOrEqual(parts)
      }),
    )
  })
})

describe('how a customer is addressed', () => {
  const title = (holderName: string, more: object = {}) =>
    titleOf({ holderName, holderSex: '', holderIdNo: '', ...more }, 'zh')
  it.each([
    ['王芳', { holderSex: 'female' }, '王女士'],
    ['欧阳明', { holderSex: 'male' }, '欧阳先生'],
    ['欧阳', { holderSex: 'male' }, '欧先生'],
    ['司马相如', { holderSex: 'male' }, '司马先生'],
    ['诸葛云', { holderIdNo: '370000198005030138' }, '诸葛先生'],
    ['李试', { holderIdNo: '370000198005030242' }, '李女士'],
    ['张三', {}, '客户'],
    ['古丽·阿依', { holderSex: 'female' }, '客户'],
    ['Smith', { holderSex: 'male' }, '客户'],
    ['济南某某贸易有限公司', { holderSex: 'male' }, '客户'],
  ])('%s', (name, more, expected) => {
    expect(title(name, more)).toBe(expected)
  })

  it('only where the surname is known', () => {
    expect(surnameOf('王')).toBe('')
    expect(surnameOf(' 王芳 ')).toBe('王')
  })
})

describe('the mobile of a message', () => {
  const mobile = (number: string, codes: string[] = [], history?: Parameters<typeof mobileOf>[0]['history']) =>
    mobileOf({ codes, receivable: { mobile: number, phone: '' }, history })
  it('is none where a call found somebody else, or a new number was reported that the list does not have', () => {
    const called = (...outcomes: Contact['outcome'][]) =>
      outcomes.map((outcome) => contact(day('2026-06-10'), { outcome }))
    expect(mobile('13800000001', [], { contacts: called('wrongNumber'), changes: [] })).toBe('')
    expect(mobile('13800000001', [], { contacts: called('wrongNumber', 'promised'), changes: [] })).toBe('13800000001')
    const changes = [{ day: day('2026-06-10'), detail: '手机号：139 1111-2222', doneOn: undefined }]
    expect(mobile('13800000001', [], { contacts: [], changes })).toBe('')
    expect(mobile('13911112222', [], { contacts: [], changes })).toBe('13911112222')
    const account = [{ day: day('2026-06-10'), detail: '转账账户：6222020012345678901', doneOn: undefined }]
    expect(mobile('13800000001', [], { contacts: [], changes: account })).toBe('13800000001')
  })
  it('is a valid one that is surely the customer’s own', () => {
    expect(mobile('13800000001')).toBe('13800000001')
    expect(mobile('12800000001')).toBe('')
    expect(mobile('1380000000')).toBe('')
    expect(mobile('0531-88880000')).toBe('')
    for (const code of ['V031', 'V032', 'V033']) expect(mobile('13800000001', [code])).toBe('')
  })
})

describe('which notice a case asks for', () => {
  it('reminds from seven days before the due date to the last day of grace', () => {
    expect(kindOf(of({ due: '2026-06-26' }))).toBeUndefined()
    expect(kindOf(of({ due: '2026-06-25' }))).toBe('dueReminder')
    expect(kindOf(of({ due: '2026-04-19' }))).toBe('dueReminder')
    expect(kindOf(of({ due: '2026-04-18' }))).toBeUndefined()
  })

  it('tells of a lapse when three working days are over: money of the last day is booked by then', () => {
    expect(kindOf(of({ due: '2026-04-16' }))).toBeUndefined()
    expect(kindOf(of({ due: '2026-04-15' }))).toBe('lapse')
    // lapsed on a Friday
    expect(kindOf(of({ due: '2026-04-12' }))).toBe('lapse')
  })

  it('says what to do about a failed debit only where the customer can do it', () => {
    const failed = (failReason: string, due = '2026-06-01') => of({ due, transferStatus: 'failed', failReason })
    expect(kindOf(failed('余额不足'))).toBe('transferFailed')
    expect(kindOf(failed('户名不符'))).toBeUndefined()
    expect(kindOf(failed('系统忙'))).toBeUndefined()
    expect(kindOf(failed('户名不符', '2026-04-26'))).toBe('dueReminder')
    expect(kindOf(failed('客户拒付'))).toBeUndefined()
  })

  it('offers reinstatement once the lapse was told, every 90 days at most; without a book by the days alone', () => {
    const due = '2026-01-10'
    expect(kindOf(of({ due }))).toBe('reinstatement')
    expect(kindOf(of({ due: '2026-03-20' }))).toBe('lapse')
    const known = (c: AssignedCase) => noticeOf(c, { ...context, book: EMPTY_BOOK })
    expect(known(of({ due }))).toBe('lapse')
    expect(known(of({ due }, {}, {}))).toBe('lapse')
    const told = (on: Day, kind = 'lapse') => of({ due }, {}, { sent: [{ day: on, kind }] })
    expect(known(told(context.asOf))).toBe('lapse')
    expect(known(told(addDays(context.asOf, -1)))).toBeUndefined()
    expect(known(told(addDays(context.asOf, -1), 'reinstatement'))).toBeUndefined()
    expect(known(told(addDays(context.asOf, -89)))).toBeUndefined()
    expect(known(told(addDays(context.asOf, -90)))).toBe('reinstatement')
  })

  it('introduces somebody new to an orphan policy, once', () => {
    const orphan = (sent: { day: Day; kind: string }[]): AssignedCase => ({
      ...of({ due: '2026-06-30', agentStatus: 'left', agentCode: 'A9' }, {}, { sent }),
      assignedFirstBy: 6,
      assignedSince: day('2026-06-17'),
      previousCollector: undefined,
    })
    expect(kindOf(orphan([]))).toBe('orphanIntroduction')
    expect(kindOf(orphan([{ day: day('2026-06-17'), kind: 'orphanIntroduction' }]))).toBeUndefined()
    expect(kindOf({ ...orphan([]), assignedFirstBy: 2 })).toBeUndefined()
    const reminded = { ...orphan([{ day: day('2026-06-16'), kind: 'dueReminder' }]), dueDate: day('2026-06-20') }
    expect(kindOf(reminded)).toBe('orphanIntroduction')
  })

  it('reminds a week after a failed debit was told, at the earliest', () => {
    const failed = (ago: number) =>
      of({ due: '2026-06-01' }, {}, { sent: [{ day: addDays(context.asOf, -ago), kind: 'transferFailed' }] })
    expect(kindOf(failed(6))).toBeUndefined()
    expect(kindOf(failed(7))).toBe('dueReminder')
  })

  it('is the same when a day is run twice, and none within the period afterwards', () => {
    const sent = (ago: number) =>
      of({ due: '2026-06-01' }, {}, { sent: [{ day: addDays(context.asOf, -ago), kind: 'dueReminder' }] })
    expect(kindOf(sent(0))).toBe('dueReminder')
    expect(kindOf(sent(1))).toBeUndefined()
    expect(kindOf(sent(14))).toBeUndefined()
    expect(kindOf(sent(15))).toBe('dueReminder')
  })

  const quiet: readonly [string, () => AssignedCase][] = [
    ['on hold', () => of({ due: '2026-06-01', transferStatus: 'inFlight' })],
    ['reported dead', () => of({ due: '2026-06-01', transferStatus: 'failed', failReason: '客户身故' })],
    ['debited twice', () => of({ due: '2026-06-01', transferStatus: 'failed', failReason: '重复扣款' })],
    ['paid in part', () => of({ due: '2026-06-01', paidDate: day('2026-06-02'), paidAmount: 100 as never })],
    ['of next month', () => of({ due: '2026-07-08' })],
    ['lent automatically, perhaps', () => of({ due: '2026-04-01', autoLoan: 'yes' })],
    ['deferred', () => of({ due: '2026-04-01', productName: '聚财万能保险' })],
    ['of a group', () => of({ due: '2026-06-01', channel: '团险' })],
    ['of an organisation', () => of({ due: '2026-06-01', holderName: '济南某某贸易有限公司' })],
    ['lapsed by the system alone', () => of({ due: '2026-06-01', policyStatus: 'lapsed' })],
    [
      'complained about',
      () => of({ due: '2026-06-01' }, {}, { contacts: [contact(day('2026-06-10'), { outcome: 'complaint' })] }),
    ],
    [
      'where somebody died',
      () => of({ due: '2026-06-01' }, {}, { contacts: [contact(day('2026-06-10'), { reason: 'death' })] }),
    ],
    [
      'said to be paid',
      () => of({ due: '2026-06-01' }, {}, { contacts: [contact(day('2026-06-15'), { outcome: 'paid' })] }),
    ],
  ]
  it('is none while a complaint on another case of the customer is not answered', () => {
    expect(kindOf(of({ due: '2026-06-01' }, { standstill: 'complaint' }))).toBeUndefined()
  })

  it.each(quiet)('is none for a case %s', (_, make) => {
    const c = make()
    expect(kindOf({ ...c, followUp: openFollowUp(context)(c) })).toBeUndefined()
  })
})

describe('what a notice says', () => {
  it('names surname, last four, sum, and the exact last day', () => {
    const text = textFor('dueReminder', of({ due: '2026-06-21', policyNo: '370100000000004321', yuan: 1200 }))
    expect(text).toBe(
      '【某某人寿】尊敬的王女士：续期保费应缴提醒，尾号4321保单1,200.00元，应缴日6月21日，最后一天8月20日。请在最后一天24时前缴纳，转账缴费请留足余额，让保障持续有效；已缴费请忽略。咨询95500',
    )
  })

  it('is one for all policies of a customer, instalments of a policy together, the soonest last day first', () => {
    const cases = [
      ...policyCases(
        [
          { due: '2026-05-10', policyNo: 'AAAA1111', yuan: 100 },
          { due: '2026-06-10', policyNo: 'AAAA1111', yuan: 100 },
        ],
        context,
      ),
      ...policyCases([{ due: '2026-04-25', policyNo: 'BBBB2222', yuan: 70 }], context),
    ].map((c) => followed(c))
    const text = textFor('dueReminder', ...cases)
    expect(text).toContain(
      '尾号2222保单70.00元，应缴日4月25日，最后一天6月24日；尾号1111保单200.00元，应缴日5月10日，最后一天7月9日。',
    )
  })

  it('counts what it does not name one by one', () => {
    const cases = Array.from({ length: 9 }, (_, i) => of({ due: '2026-06-01', policyNo: `P000${i}`, yuan: 10 }))
    const text = textFor('dueReminder', ...cases)
    expect(text.match(/尾号/g)).toHaveLength(4)
    expect(text).toContain('另有5张保单共50.00元，最早的最后一天7月31日')
  })

  it('promises no reinstatement', () => {
    expect(textFor('lapse', of({ due: '2026-04-10' }))).toContain('可申请复效至2028年6月10日')
    expect(textFor('lapse', of({ due: '2026-04-10' }))).toContain('经公司审核后办理')
    expect(textFor('reinstatement', of({ due: '2026-01-10' }))).toContain('结果以公司审核为准')
  })

  it('asks to pay another way from day 45 on', () => {
    const failed = (due: string) => of({ due, transferStatus: 'failed', failReason: '余额不足' })
    expect(textFor('transferFailed', failed('2026-05-05'))).toContain('请在下次扣款前存入保费')
    expect(textFor('transferFailed', failed('2026-05-04'))).toContain('请改用公司APP或柜面缴费')
  })

  it('is planned for a working day, three days before the due date or as soon as possible, and never after the last day', () => {
    const at = (kind: NoticeKind, c: AssignedCase, asOf = context) => noticeFor(kind, [c], asOf).sendAt
    expect(at('dueReminder', of({ due: '2026-06-25' }))).toBe('2026-06-22 10:00')
    // three days before Tuesday is Saturday, Friday is a holiday: today
    expect(at('dueReminder', of({ due: '2026-06-23' }))).toBe('2026-06-18 10:00')
    expect(at('dueReminder', of({ due: '2026-06-01' }))).toBe('2026-06-18 10:00')
    const saturday = contextOf('2026-06-20', 'zh', OURS)
    const seen = (due: string) => followed(oneCase({ due }, saturday))
    expect(at('dueReminder', seen('2026-06-01'), saturday)).toBe('2026-06-22 10:00')
    expect(at('dueReminder', seen('2026-04-22'), saturday)).toBe('2026-06-20 10:00')
  })

  it('takes the templates of the settings', () => {
    const own = contextOf('2026-06-18', 'zh', {
      ...OURS,
      notices: {
        ...DEFAULT_SETTINGS.notices,
        templates: { dueReminder: '{company}{title}{policies}{link}', graceLine: '{last4}' },
        link: 'https://example.com/p',
      },
    })
    expect(noticeFor('dueReminder', [of({ due: '2026-06-01', policyNo: 'P1234' })], own).text).toBe(
      '某某人寿王女士1234https://example.com/p',
    )
  })

  const personal = {
    holderIdNo: '370102198001011234',
    bankAccount: '6222021234567890123',
    bankName: '某某银行',
    productName: '安康重疾保险',
    address: '济南市历下区文化东路88号',
    mobile: '13800001234',
    insuredName: '李小被',
    failReason: '余额不足 账号6222021234567890123',
  }
  it('is in the language of the customers, whatever the language of the run', () => {
    const inEnglish = contextOf('2026-06-18', 'en', OURS)
    const c = followed(oneCase({ due: '2026-06-21', holderSex: 'female', holderName: '王试' }, inEnglish))
    expect(noticeFor('dueReminder', [c], inEnglish).text).toMatch(/^【某某人寿】尊敬的王女士：续期保费应缴提醒/)
    const notices = { ...DEFAULT_SETTINGS.notices, lang: 'en' } as const
    expect(noticeFor('dueReminder', [c], { ...inEnglish, settings: { ...inEnglish.settings, notices } }).text).toMatch(
      /Dear Ms 王, a reminder of your renewal premium/,
    )
  })

  it('keeps to the rules whatever the kind, the language and the reason', () => {
    const dues = ['2026-06-21', '2026-06-01', '2026-05-02', '2026-04-20', '2026-04-10', '2025-11-01', '2024-06-25']
    let told = 0
    for (const lang of ['zh', 'en'] as const) {
      const notices = { ...DEFAULT_SETTINGS.notices, lang }
      const spoken = contextOf('2026-06-18', lang, { ...OURS, notices })
      for (const due of dues)
        for (const kind of NOTICE_NAMES)
          for (const reason of REASON_CODES) {
            const base = oneCase({ due, ...personal, transferStatus: 'failed', policyNo: '3701000012345678' }, spoken)
            const c = followed({ ...base, transfer: { ...base.transfer, reason: reason as ReasonCode } })
            const notice: Notice = noticeFor(kind, [c], spoken)
            told += 1
            expect(objectionTo(notice.text)).toBeUndefined()
            expect(notice.text).not.toMatch(/\{|undefined|NaN|两个月|2个月|two months/)
            for (const secret of [
              '370102198001011234',
              '6222',
              '银行卡号',
              '重疾',
              '文化东路',
              '13800001234',
              '李小被',
              '37010000',
              '张三',
            ])
              expect(notice.text).not.toContain(secret)
            expect(notice.text).toContain('5678')
            expect(notice.text).toContain('某某人寿')
            expect(notice.text).toContain('95500')
            expect(notice.sendAt).toMatch(/^\d{4}-\d\d-\d\d (?:09|1\d):\d\d$/)
            expect(notice.length).toEqual(smsLength(notice.text))
            expect(notice.length.parts).toBeLessThanOrEqual(lang === 'zh' ? 2 : 6)
          }
    }
    expect(told).toBe(2 * dues.length * NOTICE_NAMES.length * REASON_CODES.length)
  })
})
