import { addMonths, COLUMNS, columnOf, dayNumber, dayText } from './columns.mjs'
import { accountNumber, idNumber, mobileNumber, personName } from './people.mjs'
import { openChance, openWeighted } from './random.mjs'
import { SHAPES } from './shapes.mjs'

/**
 * @typedef {string | number} Value a text; a number for a day, an amount in fen, a count
 * @typedef {Value[]} Row
 * @typedef {object} Order
 * @property {number} rows
 * @property {number} collectors
 * @property {string} shape a name of SHAPES
 * @property {number} seed
 */

const PRODUCTS = [
  ['2101', '岁岁丰年金保险（分红型）'],
  ['2102', '传世尊享终身寿险'],
  ['2203', '安康守护重大疾病保险'],
  ['2204', '百年好合两全保险（A款）'],
  ['2305', '金秋颐养养老年金保险'],
  ['2306', '小太阳教育金保险（分红型）'],
  ['2408', '恒盈终身寿险（万能型）'],
  ['2509', '常青长期护理保险'],
  ['2510', '鸿运满堂两全保险（银保）'],
]
const RIDERS = [
  ['2407', '附加住院费用医疗保险'],
  ['2411', '附加意外伤害保险'],
  ['2412', '附加豁免保费重大疾病保险'],
]
const FREQUENCIES = [
  { word: '年缴', months: 12 },
  { word: '半年缴', months: 6 },
  { word: '季缴', months: 3 },
  { word: '月缴', months: 1 },
]
const FREQUENCY_WEIGHTS = [70, 6, 8, 16]
const TERMS = [3, 5, 5, 10, 10, 10, 15, 20, 20, 30]
const BANKS = [
  ['中国工商银行', '622202'],
  ['中国农业银行', '622848'],
  ['中国银行', '621661'],
  ['中国建设银行', '621700'],
  ['交通银行', '622258'],
  ['中国邮政储蓄银行', '621098'],
  ['招商银行', '621483'],
  ['江北农村商业银行', '622320'],
]
/** @type {readonly (readonly [string, number])[]} */
const REASONS = [
  ['余额不足', 34],
  ['账户余额不足', 18],
  ['帐户余额不足,请存款后再试', 6],
  ['可用余额不足(含冻结)', 4],
  ['户名与账号不一致', 6],
  ['账号、户名不符', 6],
  ['账号不存在', 4],
  ['账户已销户', 6],
  ['该账户已注销', 2],
  ['账户状态异常', 4],
  ['卡片已挂失', 2],
  ['账户冻结/止付', 3],
  ['未签约代扣协议', 3],
  ['代扣授权已解除', 2],
  ['超过单笔限额', 2],
  ['证件号码不匹配', 2],
  ['银行系统超时', 2],
  ['交易失败,请联系发卡行', 2],
  ['E2207:Insufficient funds', 1],
  ['长期不动户', 1],
  ['其他错误', 1],
]
const CITIES = [
  '江北市云湖区',
  '江北市望山区',
  '临川市东关区',
  '临川市桥西区',
  '安河市新城区',
  '安河市柳林区',
  '平原市双塔区',
  '平原市港口区',
]
const ROADS = [
  '幸福路',
  '解放大道',
  '人民东路',
  '建设街',
  '文化路',
  '中山北路',
  '湖滨路',
  '学院路',
  '和平街',
  '振兴西路',
]
const ESTATES = ['阳光花园', '锦绣家园', '翡翠湾', '金色水岸', '纺织厂宿舍', '实验小学家属院', '梧桐苑', '柳泉新村']
const LONG_PHRASES = [
  '进小区后右转第二个路口,',
  '物业要求先登记再上楼;',
  '客户白天在外地,晚上七点以后才在家;',
  '门牌已更换,旧号见楼道内墙;',
  '代收人为门卫室,请说"续期缴费"再联系;',
  '如遇电梯检修请走东侧消防楼梯,',
  '附近有菜市场和中心小学,',
]
const SUFFIX = '一二三四五六七八九十'

/** Due dates lie in this month and the two before it; the list is as it stood on the day AS_OF. */
const MONTH = { first: dayNumber(2026, 4, 1), last: dayNumber(2026, 6, 30) }
const AS_OF = dayNumber(2026, 6, 18)
export const AS_OF_TEXT = '2026-06-18'
const EARLIEST_BIRTH = dayNumber(1946, 1, 1)
const BIRTH_DAYS = 22_000
/** Rows that may come again as duplicates; holders who may have another policy. */
const REMEMBERED = 4096

const AT = {
  policyNo: columnOf('保单号'),
  productCode: columnOf('险种代码'),
  productName: columnOf('险种名称'),
  holder: columnOf('投保人姓名'),
  idNo: columnOf('投保人证件号码'),
  mobile: columnOf('投保人手机号'),
  address: columnOf('缴费地址'),
  policyYear: columnOf('保单年度'),
  instalment: columnOf('期次'),
  dueDate: columnOf('应缴日期'),
  premium: columnOf('应缴保费'),
  status: columnOf('保单状态'),
}

/** The headers, then all rows of an export. @param {Order} order @returns {Generator<Row>} */
export function* exportRows(order) {
  const shape = SHAPES[order.shape]
  if (!shape) throw new Error(`no shape ${order.shape}; there are: ${Object.keys(SHAPES).join(' ')}`)
  const chance = openChance(order.seed)
  const policies = openPolicies(order, shape, chance)
  yield COLUMNS.map(([header]) => header)
  /** @type {Row[]} */
  const seen = []
  /** @type {Row[]} */
  let waiting = []
  for (let n = 0; n < order.rows; n++) {
    if (seen.length > 0 && chance.hits(shape.duplicates)) {
      yield repeated(chance.pick(seen), chance)
      continue
    }
    if (waiting.length === 0) waiting = policies(n).reverse()
    const row = waiting.pop() ?? []
    if (seen.length < REMEMBERED) seen.push(row)
    else seen[chance.below(REMEMBERED)] = row
    if (chance.hits(shape.rejected)) yield unworkable([...row], chance)
    else yield chance.hits(0.003) ? odd([...row], chance) : row
  }
}

/**
 * Makes the rows of one policy after the other: its main row, sometimes a rider's, sometimes the next instalment's.
 * @param {Order} order @param {import('./shapes.mjs').Shape} shape @param {import('./random.mjs').Chance} chance
 */
function openPolicies(order, shape, chance) {
  const branches = Array.from({ length: Math.max(2, Math.ceil(order.collectors / 12)) }, (_, i) => ({
    code: `8601${String(i + 1).padStart(4, '0')}`,
    name: `${(CITIES[i % CITIES.length] ?? '').slice(0, 3)}第${countName(Math.floor(i / CITIES.length) + 1)}营销服务部`,
  }))
  const collectors = Array.from({ length: order.collectors }, (_, i) => ({
    code: `S${100_001 + i}`,
    name: personName(chance, sexOf(chance)),
    branch: branches[i % branches.length] ?? { code: '', name: '' },
  }))
  const agents = Array.from({ length: Math.max(40, Math.ceil(order.rows / 60)) }, (_, i) => ({
    code: `A${3_000_001 + i}`,
    name: personName(chance, sexOf(chance)),
    status: chance.hits(0.62) ? '在职' : '离职',
  }))
  const premiums = Array.from({ length: 30_000 }, () => premium(chance))
  const collectorIndex = openWeighted(
    collectors.map((_, i) => shape.weight(i, order.collectors)),
    chance,
  )
  const reasonIndex = openWeighted(
    REASONS.map(([, weight]) => weight),
    chance,
  )
  const frequencyIndex = openWeighted(FREQUENCY_WEIGHTS, chance)
  const effectiveDay = openEffectiveDays()
  /** @type {Holder[]} */
  const holders = []

  const anyHolder = () => {
    const known = holders.length > 0 && chance.hits(0.15) ? chance.pick(holders) : undefined
    const holder = known ?? newHolder(chance, shape)
    if (!known) holders[holders.length < REMEMBERED ? holders.length : chance.below(REMEMBERED)] = holder
    return holder
  }
  const transfer = () => {
    if (chance.hits(0.12)) {
      const [reason] = REASONS[reasonIndex()] ?? ['']
      return [
        '转账失败',
        chance.hits(shape.longTexts) ? `${reason},${longText(chance)}` : reason,
        AS_OF - chance.below(10),
      ]
    }
    return [chance.hits(0.1) ? '转账在途' : '待转账', '', '']
  }

  return (/** @type {number} */ number) => {
    const collector = collectors[collectorIndex()] ?? { code: '', name: '', branch: { code: '', name: '' } }
    const agent = chance.pick(agents)
    const holder = anyHolder()
    const [productCode, productName] = chance.pick(PRODUCTS)
    const { word, months } = FREQUENCIES[frequencyIndex()] ?? { word: '年缴', months: 12 }
    const term = chance.pick(TERMS)
    const perYear = 12 / months
    const instalment = 2 + chance.below(term * perYear - 1)
    const { effective, due } = effectiveDay(
      MONTH.first + chance.below(MONTH.last - MONTH.first + 1),
      (instalment - 1) * months,
    )
    const channel = chance.hits(0.93) ? '银行转账' : chance.pick(['柜面', '微信支付', '上门'])
    const byBank = channel === '银行转账'
    const { bank, account } = chance.hits(0.97) ? holder : newAccount(chance)
    const [state, reason, returned] = byBank ? transfer() : ['无需转账', '', '']
    const row = [
      collector.branch.code,
      collector.branch.name,
      `P${collector.branch.code.slice(4)}${String(700_000_000_000 + number * 7).padStart(12, '0')}`,
      productCode ?? '',
      productName ?? '',
      holder.name,
      holder.sex,
      holder.birth,
      holder.idType,
      holder.idNo,
      holder.mobile,
      holder.phone,
      holder.address,
      chance.hits(0.6) ? holder.name : personName(chance, sexOf(chance)),
      effective,
      word,
      term,
      Math.floor((instalment - 1) / perYear) + 1,
      instalment,
      due,
      chance.pick(premiums),
      channel,
      byBank ? bank : '',
      byBank ? account : '',
      byBank ? holder.name : '',
      state ?? '',
      reason ?? '',
      returned ?? '',
      agent.code,
      agent.name,
      agent.status,
      collector.code,
      collector.name,
      statusOn(due, chance),
    ]
    return withMore(row, { months, perYear, lastInstalment: term * perYear }, chance)
  }
}

/** @typedef {{ name: string, sex: string, birth: number, idType: string, idNo: string, mobile: string, phone: string, address: string, bank: string, account: string }} Holder */

/** @param {import('./random.mjs').Chance} chance @param {import('./shapes.mjs').Shape} shape @returns {Holder} */
function newHolder(chance, shape) {
  const sex = sexOf(chance)
  const birth = EARLIEST_BIRTH + chance.below(BIRTH_DAYS)
  const passport = chance.hits(0.01)
  return {
    name: personName(chance, sex),
    sex: sex === 'M' ? '男' : '女',
    birth,
    idType: passport ? '护照' : '身份证',
    idNo: passport
      ? `E${String(chance.below(100_000_000)).padStart(8, '0')}`
      : idNumber(chance, dayText(birth).replaceAll('-', ''), sex),
    mobile: chance.hits(0.985) ? mobileNumber(chance) : '',
    phone: chance.hits(0.3) ? `0990-8${String(chance.below(10_000_000)).padStart(7, '0')}` : '',
    address: addressOf(chance, shape),
    ...newAccount(chance),
  }
}

/** @param {import('./random.mjs').Chance} chance */
function newAccount(chance) {
  const [bank, prefix] = chance.pick(BANKS)
  return { bank: bank ?? '', account: accountNumber(chance, prefix ?? '') }
}

/** @param {import('./random.mjs').Chance} chance @param {import('./shapes.mjs').Shape} shape */
function addressOf(chance, shape) {
  const no = (/** @type {number} */ limit) => 1 + chance.below(limit)
  const street = `${chance.pick(CITIES)}${chance.pick(ROADS)}${no(300)}号`
  const home = `${chance.pick(ESTATES)}${no(40)}号楼${no(4)}单元${no(18)}0${no(4)}`
  const address = chance.hits(0.01) ? `${street},${home}` : street + home
  return chance.hits(shape.longTexts) ? `${address}${chance.hits(0.1) ? '\n' : ','}${longText(chance)}` : address
}

/** @param {import('./random.mjs').Chance} chance */
function longText(chance) {
  let text = ''
  for (let length = 80 + chance.below(300); text.length < length; ) text += chance.pick(LONG_PHRASES)
  return text
}

/** The row, and what else the list has of the policy. @param {Row} row @param {{ months: number, perYear: number, lastInstalment: number }} plan @param {import('./random.mjs').Chance} chance */
function withMore(row, { months, perYear, lastInstalment }, chance) {
  const rows = [row]
  if (chance.hits(0.06)) {
    const [code, name] = chance.pick(RIDERS)
    const rider = [...row]
    rider[AT.productCode] = code ?? ''
    rider[AT.productName] = name ?? ''
    rider[AT.premium] = 5_000 + chance.below(100_000)
    rows.push(rider)
  }
  const due = addMonths(Number(row[AT.dueDate]), months)
  const instalment = Number(row[AT.instalment]) + 1
  if (due <= MONTH.last && instalment <= lastInstalment && chance.hits(0.5)) {
    const next = [...row]
    next[AT.dueDate] = due
    next[AT.instalment] = instalment
    next[AT.policyYear] = Math.floor((instalment - 1) / perYear) + 1
    rows.push(next)
  }
  return rows
}

/** A row that was exported twice; one in fifty with another amount, so that the two contradict each other. @param {Row} row @param {import('./random.mjs').Chance} chance */
function repeated(row, chance) {
  if (!chance.hits(0.02)) return row
  const changed = [...row]
  changed[AT.premium] = Number(row[AT.premium]) + 100
  return changed
}

/** A row on which nobody can work. @param {Row} row @param {import('./random.mjs').Chance} chance */
function unworkable(row, chance) {
  const [at, value] = chance.pick([
    [AT.policyNo, ''],
    [AT.dueDate, '2026-02-30'],
    [AT.dueDate, ''],
    [AT.premium, '待核'],
    [AT.premium, ''],
  ])
  row[Number(at)] = value ?? ''
  return row
}

/** A row with one value that somebody wrote differently or wrongly. @param {Row} row @param {import('./random.mjs').Chance} chance */
function odd(row, chance) {
  const text = (/** @type {number} */ at) => String(row[at])
  const kind = chance.below(6)
  if (kind === 0) row[AT.idNo] = text(AT.idNo).slice(0, -1) + (text(AT.idNo).endsWith('0') ? '1' : '0')
  else if (kind === 1) row[AT.dueDate] = dayText(Number(row[AT.dueDate])).replaceAll('-', '/')
  else if (kind === 2)
    row[AT.premium] = (Number(row[AT.premium]) / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })
  else if (kind === 3) row[AT.mobile] = text(AT.mobile).slice(0, -2)
  else if (kind === 4) row[AT.holder] = ` ${text(AT.holder)}　`
  else row[AT.address] = `${text(AT.address)}\n(门上写着"收发室")`
  return row
}

/** Due dates whose corresponding day in the effective month exists; worked out once per day and distance. */
function openEffectiveDays() {
  /** @type {Map<number, { effective: number, due: number }>} */
  const known = new Map()
  return (/** @type {number} */ due, /** @type {number} */ months) => {
    const key = due * 1000 + months
    let days = known.get(key)
    if (!days) {
      const effective = addMonths(due, -months)
      days = { effective, due: addMonths(effective, months) }
      known.set(key, days)
    }
    return days
  }
}

/** Log-normal, three in a hundred from a long tail; 300 to 200,000 yuan, most of them whole. @param {import('./random.mjs').Chance} chance */
function premium(chance) {
  const normal = Math.sqrt(-2 * Math.log(1 - chance.next())) * Math.cos(2 * Math.PI * chance.next())
  const yuan = chance.hits(0.03) ? 20_000 * (1 - chance.next()) ** (-1 / 1.3) : Math.exp(8.1 + 0.95 * normal)
  const fen = Math.round(Math.min(200_000, Math.max(300, yuan)) * 100)
  return chance.hits(0.6) ? Math.round(fen / 100) * 100 : fen
}

/** What the core system says of a policy, mostly in agreement with the days. @param {number} due @param {import('./random.mjs').Chance} chance */
function statusOn(due, chance) {
  if (chance.hits(0.01)) return '中止'
  if (AS_OF - due > 60) return '失效'
  return AS_OF > due && chance.hits(0.5) ? '宽限期' : '有效'
}

/** @param {import('./random.mjs').Chance} chance @returns {'M' | 'F'} */
function sexOf(chance) {
  return chance.hits(0.46) ? 'M' : 'F'
}

/** 1 → 一, 12 → 十二, 100 → 100. @param {number} count */
function countName(count) {
  if (count <= 10) return SUFFIX[count - 1] ?? ''
  return count < 20 ? `十${SUFFIX[count - 11]}` : String(count)
}
