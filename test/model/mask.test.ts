import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FIELD_NAMES, maskOf } from '../../src/model/field.ts'
import {
  isOrganisationName,
  maskAccount,
  maskAddress,
  maskFreeText,
  maskIdNo,
  maskMobile,
  maskName,
  maskPhone,
  maskUnknown,
  maskValue,
} from '../../src/model/mask.ts'

describe('masks', () => {
  it.each([
    ['张三', '张*'],
    ['欧阳明', '欧*明'],
    ['欧阳小明', '欧**明'],
    ['阿依古丽·买买提', '阿******提'],
    ['李', '李'],
    ['', ''],
    ['㛃䶮', '㛃*'],
    ['𠮷野明', '𠮷*明'],
    ['测试物流有限公司', '测试物流有限公司'],
    ['Vincent', 'V*****t'],
  ])('of the name %s: %s', (name, masked) => {
    expect(maskName(name)).toBe(masked)
  })

  it('know organisations by a word in a longer name', () => {
    expect(isOrganisationName('测试市第一小学校')).toBe(true)
    expect(isOrganisationName('会明')).toBe(false)
    expect(isOrganisationName('测试区教育局（本级）')).toBe(true)
    expect(isOrganisationName('阿卜杜拉·测试')).toBe(false)
    expect(isOrganisationName('部会古丽·所某某')).toBe(false)
  })

  it.each([
    ['13800001234', '138****1234'],
    ['8613800001234', '86138****1234'],
    ['+8613800001234', '+86138****1234'],
    ['12345', '***45'],
    ['12', '**'],
  ])('of the mobile %s: %s', (mobile, masked) => {
    expect(maskMobile(mobile)).toBe(masked)
  })

  it.each([
    ['0531-88881234', '0531-******34'],
    ['010-88881234', '010-******34'],
    ['01088881234', '010******34'],
    ['053188881234', '0531******34'],
    ['(0531)88881234', '(0531)******34'],
    ['88881234', '******34'],
    ['13800001234', '138****1234'],
  ])('of the phone %s: %s', (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked)
  })

  it.each([
    ['370000198001011234', '370***********1234'],
    ['370000800101123', '370********1123'],
    ['E123456', '*******'],
    ['E12345678', 'E******78'],
    ['H0123456789', 'H********89'],
  ])('of the ID %s: %s', (idNo, masked) => {
    expect(maskIdNo(idNo)).toBe(masked)
  })

  it.each([
    ['6222021234561234', '6222******1234'],
    ['6222021234567891234', '6222******1234'],
    ['12345678', '******'],
    ['123456789012', '******9012'],
    ['', '******'],
  ])('of the account %s: %s, whatever its length', (account, masked) => {
    expect(maskAccount(account)).toBe(masked)
  })

  it.each([
    ['山东省济南市历下区经十路1号', '山东省济南市历下区****'],
    ['河北省测试县人民路2号', '河北省测试县****'],
    ['山东省烟台市龙口市东城路3号', '山东省烟台市龙口市****'],
    ['广西壮族自治区南宁市青秀区民族大道4号', '广西壮族自治区南宁市青秀区****'],
    ['内蒙古自治区某某旗草原街5号', '内蒙古自治区某某旗****'],
    ['济南市阳光小区3号楼', '济南市****'],
    ['江苏省苏州市工业园区测试街1号', '江苏省苏州市****'],
    ['测试州测试自治州民族路3号', '测试州测试自治州****'],
    ['经十路8号', '****'],
    ['经十路1号阳光花区3栋', '****'],
    ['12 Example Road', '****'],
    ['', ''],
  ])('of the address %s: %s', (address, masked) => {
    expect(maskAddress(address)).toBe(masked)
  })

  it('of free text hide long runs of digits', () => {
    expect(maskFreeText('请拨 13800001234 或卡号 6222021234561234')).toBe('请拨 138******34 或卡号 622***********34')
    expect(maskFreeText('2026-05-20 金额 123456')).toBe('2026-05-20 金额 123456')
  })

  it('of free text hide numbers that are written in groups, and no days', () => {
    expect(maskFreeText('请拨 138 0000 1234')).toBe('请拨 138********34')
    expect(maskFreeText('138-0000-1234，卡号6222 0212 3456 1234 567')).toBe(
      '138********34，卡号622******************67',
    )
    expect(maskFreeText('2026-05-20 10:00')).toBe('2026-05-20 10:00')
  })

  it.each([
    ['李四', '李*'],
    ['阿依古丽·测试', '阿*****试'],
    ['山东省济南市历下区经十路1号', '山东省济南市历下区****'],
    ['两全保险（分红型）', '两全保险（分红型）'],
    ['138 0000 1234', '138********34'],
  ])('of a column that nobody knows: %s is %s', (value, masked) => {
    expect(maskUnknown(value)).toBe(masked)
  })

  it('leave the policy number, and the year of a birth date', () => {
    expect(maskValue('policyNo', 'P37000000012345')).toBe('P37000000012345')
    expect(maskValue('holderBirthDate', '1980-05-03')).toBe('1980')
    expect(maskValue('holderBirthDate', '八〇年五月')).toBe('*****')
    expect(maskValue(undefined, '电话 13800001234')).toBe('电话 138******34')
    expect(maskValue('failReason', '流水 20260503')).toBe('流水 202***03')
  })

  it('leave days, amounts and codes readable, as long as they are no phone numbers', () => {
    expect(maskValue('dueDate', '20260230')).toBe('20260230')
    expect(maskValue('premium', '1234567.899')).toBe('1234567.899')
    expect(maskValue('collectorCode', '37010088')).toBe('37010088')
    expect(maskValue('premium', '13800001234')).toBe('138******34')
  })

  it.each([
    ['dueDate', '王小明', '王**'],
    ['effectiveDate', '山东省济南市历下区经十路4号', `山${'*'.repeat(13)}`],
    ['premium', '济南市历下区经十路5号', '济**********'],
    ['mobile', '钱试', '钱*'],
    ['mobile', '李小红 13912345678', '李**************'],
    ['phone', '找王小明', '找***'],
    ['bankAccount', '王小明6222020001234567897', `王${'*'.repeat(21)}`],
    ['holderIdNo', '经十路1号院3号楼王小明', `经${'*'.repeat(11)}`],
    ['holderIdNo', 'WANGXIAOMING', `W${'*'.repeat(11)}`],
    ['policyYear', '李小红', '李**'],
  ] as const)('hide what has slipped into %s: %s', (field, value, masked) => {
    expect(maskValue(field, value)).toBe(masked)
  })

  it.each([
    ['dueDate', '2026年02月30日'],
    ['dueDate', '5 May 26'],
    ['dueDate', '2026-05-03T00:00:00.000+08:00'],
    ['dueDate', '２０２６－２－３０'],
    ['premium', '￥1,200.555元'],
    ['premium', '壹仟贰佰元整'],
    ['payTerm', '交至60岁'],
    ['frequency', '双月交'],
    ['bankName', '中国工商银行济南历下支行'],
    ['branchName', '济南市历下区营业部'],
  ] as const)('leave what belongs into %s: %s', (field, value) => {
    expect(maskValue(field, value)).toBe(value)
  })

  it('hide a street that has slipped into a word or a code', () => {
    expect(maskValue('frequency', '山东省济南市历下区经十路4号')).toBe('山东省济南市历下区****')
    expect(maskValue('productName', '经十路4号')).toBe('****')
    expect(maskValue('transferStatus', '李小红 13912345678')).toBe(`李${'*'.repeat(14)}`)
  })

  it('let no personal value of eleven digits out whole', () => {
    const digits = fc.stringMatching(/^1[3-9]\d{9}$/)
    fc.assert(
      fc.property(digits, fc.constantFrom(...FIELD_NAMES), (value, field) => {
        fc.pre(field !== 'policyNo' && maskOf(field) !== 'name' && maskOf(field) !== 'address')
        expect(maskValue(field, value)).not.toContain(value)
      }),
    )
  })
})
