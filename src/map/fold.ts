/** Characters that take no room: they come along with copied text and make equal names unequal. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g
const BLANKS = /\s+/g

/** Takes out characters that nobody sees: zero-width blanks, soft hyphens, writing-direction marks. */
export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, '')
}

/** NFKC, lower case, no blanks or line breaks, 帐 → 账: the form in which words and labels are compared. */
export function fold(text: string): string {
  return withoutInvisible(text.normalize('NFKC')).replace(BLANKS, '').replace(/帐/g, '账').toLowerCase()
}

/** The form in which the words of enumerated columns are compared: folded, 交 = 缴, and one word for a debit. */
export function foldWord(text: string): string {
  return fold(text).replace(/交/g, '缴').replace(DEBIT, '转账')
}

const CODE_BEFORE = /^[a-z0-9]{1,4}[-:.、|/](?=\p{Script=Han})/iu
const CODE_BEHIND = /(?<=\p{Script=Han})(?:[-:.、|/][a-z0-9]{1,4}|\([a-z0-9]{1,4}\))$/iu

/** A word without the code that core systems put before or behind it: `1-男`, `12:年交`, `人民币（CNY）`. @param word NFKC */
export function withoutCode(word: string): string {
  return word.replace(CODE_BEFORE, '').replace(CODE_BEHIND, '')
}

const DEBIT = /划款|扣款|代扣|划账|扣费|划扣/g

/** What stands in brackets and says nothing about which field it is: units, formats, whether it must be filled in. */
const REMARK =
  /[([【](?:元|人民币[:/]?元?|单位:?(?:人民币)?元|¥|rmb|cny|年|必填项?|选填|可选|(?:格式:?)?(?:yyyy[-/.]?mm?[-/.]?dd?|年[-/]?月[-/]?日)|公历|文本|文本格式)[)\]】]/g
const TEN_THOUSANDS = /[([【](?:单位:?)?(?:人民币[:/]?)?万元?[)\]】]|\/万$|[/、,]?万元$/g
const UNIT_IN_TITLE = /单位[:(]*(?:人民币)?万元/
const YUAN = /[([【](?:单位:?)?(?:人民币[:/]?)?元[)\]】]|元$/
const TRAILING_UNIT = /[/、,]?元$|\/年$/
/** `3、保单号` */
const ORDINAL = /^\d{1,2}[、.]/
const ORNAMENT = /[*:_\-.#"'`]/g

/**
 * The form in which headers are compared: NFKC, lower case, no blanks, line breaks, `（元）`, `元` at the end, `*`, `：`, `_`; 帐 → 账, 交费 = 缴费.
 * `Policy No.`, `POLICY_NO` and `policyNo` are one name.
 */
export function foldHeader(text: string): string {
  return fold(text)
    .replace(ORDINAL, '')
    .replace(TEN_THOUSANDS, '')
    .replace(REMARK, '')
    .replace(ORNAMENT, '')
    .replace(TRAILING_UNIT, '')
    .replace(/交费/g, '缴费')
}

/** Whether the header, or the titles above a header that names no unit, say that the amounts are counted in 万元. @param titles what stands above */
export function isInTenThousands(header: string, titles: string): boolean {
  const folded = fold(header)
  return new RegExp(TEN_THOUSANDS).test(folded) || (UNIT_IN_TITLE.test(fold(titles)) && !YUAN.test(folded))
}

/**
 * Synonyms that exports use freely, in the order in which they are applied. Two names that differ in these words only mean the same;
 * an exact name still wins over one that is equal only after this.
 */
const SYNONYMS: readonly (readonly [RegExp, string])[] = [
  [/交/g, '缴'],
  [/应收|应付/g, '应缴'],
  [/保险费/g, '保费'],
  [/保险合同|保险单|合同/g, '保单'],
  [
    /要保人|投保客户|客户(?=姓名|名称|性别|生日|出生|证件|身份证|手机|移动|电话|联系|通讯|地址|住址|邮编|邮政)/g,
    '投保人',
  ],
  [/被保险人|受保人/g, '被保人'],
  [/附险/g, '附加险'],
  [/产品/g, '险种'],
  [/代理人|营销员|营销人员|销售人员|销售员|营销专员/g, '业务员'],
  [
    /续收外勤|续收专员|续收人员|续收员|续期专员|收展员|收展人员|收费人员|服务人员|服务专员|维护人员|收费专员/g,
    '收费员',
  ],
  [/督管|督导|主任/g, '主管'],
  [/号码|编号|编码|代码|代号|工号/g, '号'],
  [/(?<=.)(?:姓名|名称|名字)/g, '名'],
  [/日期|时间/g, '日'],
  [/标识|标记|标示/g, '标志'],
  [DEBIT, '转账'],
  [/返盘|回销/g, '回盘'],
  [/移动电话|手机电话/g, '手机'],
]

/** A folded header with its synonyms replaced. */
export function canonicalHeader(folded: string): string {
  let name = folded
  for (const [pattern, word] of SYNONYMS) name = name.replace(pattern, word)
  return name
}

/** The form in which headers are equal although their words differ. */
export function canonicalName(header: string): string {
  return canonicalHeader(foldHeader(header))
}
