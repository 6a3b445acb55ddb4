import { describe, expect, it } from 'vitest'
import { ALIASES } from '../../src/map/aliases.ts'
import { openDictionary } from '../../src/map/dictionary.ts'
import { canonicalHeader, foldHeader } from '../../src/map/fold.ts'
import { FIELD_NAMES, FIELDS, type FieldName } from '../../src/model/field.ts'
import { DEFAULT_SETTINGS } from '../../src/model/settings.ts'

const known = openDictionary(DEFAULT_SETTINGS)
const fieldOf = (header: string) => known(header)?.field

/** Names seen and names likely; those that only values decide stand in decisions.test.ts */
const NAMES: Partial<Record<FieldName, string>> = {
  policyNo:
    '保单号 保险单号码 主险保单号码 合同号 关联业务号码 POLICY_CODE contno policy_no 保单号码 保险合同号 保单编号',
  branchName: '管理机构 人员机构 保单所属中支 四级机构 营业部 网点名称 机构名称 分公司 支公司',
  branchCode: '机构代码 managecom',
  channel: '销售渠道 渠道 保单所属渠道 业务渠道',
  productName: '主险险种 险种名称 险种 产品名称 主险名称',
  productCode: 'riskcode 险种代码 产品代码',
  holderName: '投保人 投保人姓名 客户姓名 HOLDER_NAME appntname 要保人',
  holderSex: '性别 投保人性别',
  holderBirthDate: '投保人出生日期',
  holderIdType: '证件类型',
  holderIdNo: '投保人身份证号 idno 证件号码 投保人证件号码',
  mobile: '投保人手机 手机号码 mobile 手机 移动电话 投保人手机号',
  phone: '电话 联系电话 家电 HOLDER_TEL 住宅电话 固定电话 投保人联系电话',
  address: '收费地址 投保人地址 地址 通讯地址 联系地址 缴费地址',
  postcode: '邮编 zipcode 邮政编码',
  insuredName: '被保人姓名 被保人 insuredname 被保险人 被保险人姓名',
  effectiveDate: '生效日期 签单日期 cvalidate 保单生效日 承保日期',
  dueDate: '缴费日期 缴费对应日 交费对应日 应缴日期 DUE_TIME paytodate 应缴日 应交日 应收日期 保费到期日',
  premium: '应收保费 应收保费合计 应缴保费 应交保费（含附加险） 合计 FEE_AMOUNT 期交保费 续期保费 应收金额',
  mainPremium: '主险保费 主险实交金额 主险应缴保费',
  prepaid: '预收费合计 预存保费 暂收保费',
  riderNames: '附加险种 附险1',
  riderPremium: '附加险保费 附险1保费 附加险保费2',
  frequency: '缴费频率 PayIntv 缴费频次 交费间隔 缴别',
  payChannel: '缴费方式 交费方式 缴费形式 PAY_MODE 收费方式 缴费途径 转账标志',
  payTerm: '交费年期 payyears 缴费期数 缴费年期 缴费年限 缴费期间',
  instalmentNo: '交费次数 缴费次数 交次 应缴期数 期次 缴次',
  paidCount: '已交费次数 PAID_COUNT paytimes 已缴期数',
  policyYear: '保单年度 交费年度 保单年份',
  policyStatus: '保单状态 保单当前状态 LIABILITY_STATE 合同状态 效力状态',
  bankName: '银行编码 开户行 划款银行名称 BANK_NAME 开户银行 转账银行',
  bankAccount: '银行帐号 银行账号 账号 帐号 BANK_ACCOUNT 银行卡号 卡号 划款账号',
  accountName: '户名 账户名 accname 账户户名 开户名',
  transferStatus: '匹配结果 转账状态 扣款状态 划款结果',
  failReason: '交费失败原因 状态描述 fail_desc 转账失败原因 失败原因 回盘原因 返回信息',
  failCode: 'reason_code 返回码 回盘码 响应码',
  returnDate: '回盘日期 back_date 回盘时间 扣款日期',
  agentCode: '业务员代码 agentcode 业务员工号 代理人编码 营销员代码',
  agentName: '业务员姓名 营销员姓名',
  agentStatus: '保单标识 业务员状态 在职状态',
  agentPhone: '代理人电话 业务员电话',
  collectorCode: '续收外勤工号 收费员工号 收费员代码 服务人员代码',
  collectorName: '续收外勤姓名 维护人员 现服务人员姓名 银保专管员 收费员姓名 客户经理',
  supervisorCode: '督管编码 主管工号',
  supervisorName: '督管姓名 主管姓名',
  orphanFlag: '孤儿单标志',
  selfFlag: '代理人与投被保人同一人标记 自保互保标识 自保互保件',
  paidFlag: '收费状态 是否已收',
  paidDate: '实收日期 到账日期',
  paidAmount: '实收保费 实收金额',
  currency: '币种 货币',
  autoLoan: '客户垫交意愿 autopayflag 自动垫交标志',
}

describe('the alias dictionary', () => {
  for (const field of FIELD_NAMES) {
    it(`knows the names of ${field} that exports are known to use`, () => {
      const names = NAMES[field]?.split(' ') ?? []
      expect(names.length).toBeGreaterThan(0)
      expect(names.filter((name) => fieldOf(name) !== field)).toEqual([])
    })
  }

  it('knows every field by its own name and by its titles in both languages', () => {
    const unknown = FIELD_NAMES.filter((field) =>
      [field, FIELDS[field].title.zh, FIELDS[field].title.en].some((name) => fieldOf(name) !== field),
    )
    expect(unknown).toEqual([])
  })

  it('never lists one name, or two that differ by synonyms only, for two fields', () => {
    const owners = new Map<string, FieldName>()
    const shared: string[] = []
    for (const field of FIELD_NAMES) {
      for (const alias of ALIASES[field]) {
        const name = canonicalHeader(foldHeader(alias))
        const owner = owners.get(name)
        if (owner && owner !== field) shared.push(`${alias}: ${owner}, ${field}`)
        owners.set(name, field)
      }
    }
    expect(shared).toEqual([])
  })

  it('folds width, blanks, line breaks, units, stars, colons and spelling variants', () => {
    const spellings: Partial<Record<FieldName, readonly string[]>> = {
      policyNo: [
        '＊保单号',
        '保 单 号',
        '保单\n号',
        '保单号：',
        ' 保單号'.replace('單', '单'),
        '保单号\u200b',
        'Policy No.',
        'policy-no',
        'ＰＯＬＩＣＹ＿ＮＯ',
      ],
      premium: [
        '应收保费（元）',
        '应缴保费(元)',
        '应交保费',
        '应收保险费',
        '应缴保费（人民币元）',
        '应交保费/元',
        '应收保费 (含附加险)',
        '应缴保费\n元',
        '应缴保费（人民币：元）',
        '应缴保费（￥）',
        '应缴保费万元',
      ],
      dueDate: [
        '应交日期',
        '应收日',
        '应缴时间',
        '应缴日期*',
        '交费对应日期',
        '应缴日期(yyyy-mm-dd)',
        '应缴日期（格式：YYYY/M/D）',
        '应缴日（年/月/日）',
      ],
      bankAccount: ['银行帐号', '转帐帐号', '扣款账号', '代扣账号', '划款帐号', '银行卡号码'],
      holderIdNo: ['投保人身份证号码', '要保人证件号', '客户证件号码', '身份证号'],
      holderName: ['要保人姓名', '客户名称', '投保人名称'],
      mobile: ['投保人移动电话', '客户手机号', '投保人手机号码', '要保人手机'],
      insuredName: ['被保险人名称', '被保人名'],
      agentCode: ['代理人工号', '营销员编号', '业务员编码', '业务员号码', '营销员工号'],
      agentPhone: ['营销员手机', '代理人联系电话', '业务员手机号码'],
      collectorCode: ['收展员工号', '续收员代码', '服务人员工号', '收费员编号', '续期专员工号'],
      supervisorName: ['督导姓名', '主任姓名'],
      failReason: ['扣款失败原因', '划款失败原因', '代扣失败原因', '转帐失败原因'],
      payTerm: ['缴费期限', '缴费年期(年)', '交费期间'],
      frequency: ['交费频次', '缴费周期', '交别'],
      selfFlag: ['自保互保标志', '自互保标识'],
      effectiveDate: ['合同生效日期', '保险合同生效日'],
      branchCode: ['机构编码', '管理机构代码', '营业部代码'],
    }
    for (const [field, names] of Object.entries(spellings)) {
      expect(names.filter((name) => fieldOf(name) !== field)).toEqual([])
    }
  })

  it('knows numbered names and alternatives that mean one field', () => {
    expect(['联系电话1', '联系电话(2)', '保单号/合同号', '3、应缴日期', '投保人|要保人'].map(fieldOf)).toEqual([
      'phone',
      'phone',
      'policyNo',
      'dueDate',
      'holderName',
    ])
    expect(['应缴保费（美元）', '应缴保费美元', '应缴保费（千元）'].map(fieldOf)).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    expect(['投保人/被保人', '备注1', '2'].map(fieldOf)).toEqual([undefined, undefined, undefined])
  })

  it('never takes a name for another that is merely like it', () => {
    const strangers =
      '投保单号 被保险人性别 被保人手机 受益人 客户号 序号 备注 应缴 首期保费 保额 宽限期止期 业务员所属机构 银行 支行 印刷号'.split(
        ' ',
      )
    const taken = strangers.filter((name) => name !== '银行' && known(name) !== undefined)
    expect(taken).toEqual([])
  })

  it("lets the user's names win over built-in ones", () => {
    const own = openDictionary({ ...DEFAULT_SETTINGS, columns: { dueDate: ['应收年月日', '保单状态'] } })
    expect(own('应收年月日')?.field).toBe('dueDate')
    expect(own('保单状态')).toMatchObject({ field: 'dueDate', rank: -1 })
    expect(own('合同状态')?.field).toBe('policyStatus')
  })
})
