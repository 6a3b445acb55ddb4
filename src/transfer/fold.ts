/** Traditional and variant characters that banks use, each followed by the character it is read as. */
const VARIANTS =
  '帐账賬账帳账餘余額额戶户號号證证銷销凍冻結结狀状態态異异錯错誤误無无協协議议約约權权簽签為为開开關关閉闭註注過过單单筆笔數数當当' +
  '齊齐係系統统銀银業业務务處处護护維维擁拥網网絡络連连線线時时間间複复復复錄录資资頭头繳缴費费與与類类種种實实際际認认賠赔檢检驗验' +
  '識识別别匯汇轉转劃划絕绝應应響响報报鎖锁遺遗竊窃盜盗舊旧換换補补摺折儲储貸贷記记個个對对編编碼码幣币覆复歿殁險险請请該该現现從从' +
  '來来將将達达總总項项層层屬属圍围內内沒没滿满動动傳传輸输備备準准確确條条體体掛挂擔担爲为囘回廢废棄弃員员辦办領领書书專专週周裡里' +
  '啟启啓启設设訂订訊讯試试語语調调論论銜衔錢钱鐘钟雙双災灾損损償偿債债級级組组給给經经緩缓練练縮缩績绩織织續续蘇苏虧亏見见規规視视' +
  '觀观訴诉詢询詳详誌志誠诚說说課课謝谢財财貨货貴贵買买賣卖賓宾賒赊贈赠趕赶跡迹軟软較较載载辭辞農农運运遞递適适選选郵邮鄉乡醫医釋释' +
  '鈔钞鋪铺錶表閱阅閒闲陸陆陽阳隊队隨随難难電电順顺須须預预頁页頻频顯显風风飛飞館馆駁驳驅驱'

const VARIANT = new Map<string, string>()
for (let at = 0; at < VARIANTS.length; at += 2) VARIANT.set(VARIANTS.charAt(at), VARIANTS.charAt(at + 1))

/**
 * The form in which words of banks are compared: NFKC, lower case, blanks out, 帐 → 账 (and other traditional characters).
 * A line break becomes `;`, so that two lines stay two clauses. Underscores, and hyphens between Latin letters, count as blanks.
 */
export function foldWords(text: string): string {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\r\n]+/g, ';')
    .replace(/\bno\./g, 'number')
    .replace(/\ba\/c\b/g, 'account')
    .replace(/[\s_\u200b-\u200f\u2060\ufeff\u00ad'’‘"“”]/g, '')
    .replace(/(?<=[a-z])-(?=[a-z])/g, '')
  let folded = ''
  for (const char of plain) folded += VARIANT.get(char) ?? char
  return folded
}

/** 请求, 申请, 请款 and 邀请 hold a 请 that advises nobody. */
const ADVICE = /(?<![申邀])请(?![求款])|please|pls/

/** Takes the advice off folded words: everything from 请 on. */
export function cutAdvice(folded: string): string {
  const at = folded.search(ADVICE)
  return at < 0 ? folded : folded.slice(0, at)
}

/** 请核实, 是否冻结: asked, and what follows is what may be found. */
const ASKED = /核实|核对|核查|检查|确认|查询|是否|有无|有没有|whether|check|verify/
/** 如已销户, 以免余额不足, 办理换卡: supposed, or to be done; not said. */
const SUPPOSED = /^[如若或]|可能|也许|以免|避免|防止|办理|解除|取消|更换|重新|变更|修改|补登/

/** The clauses of folded words that neither advise nor suppose: in 请存款,余额不足 the second. Behind one that asks only what 已 says is so. */
export function besideAdvice(folded: string): string {
  const clauses = folded.split(/[,;:。!?|()[\]]|\.(?!\d)/)
  const asking = clauses.findIndex((clause) => ASKED.test(clause))
  const isSaid = (clause: string, at: number) =>
    !ADVICE.test(clause) && !SUPPOSED.test(clause) && (asking < 0 || at < asking || clause.includes('已'))
  return clauses.filter(isSaid).join(',')
}

const FAILED =
  '(?:本次|本笔|该笔|此笔|银行|批量|保费|续期)?(?:交易|扣款|代扣|代收|转账|划款|划扣|支付|缴费|扣费|处理|操作|业务)?(?:失败|不成功|未成功)'
const LABEL = '(?:失败原因|错误原因|具体原因|原因|返回信息|错误信息|错误描述|返回码|错误码|响应码|提示)'
/** A statement of failure, a label or a foreign code before the words: 扣款失败:, 返回信息=, [9001], E1203: */
const PREAMBLE = new RegExp(
  `^[^\\p{L}\\p{N}]*(?:${FAILED}(?:${LABEL})?[是为]?[^\\p{L}\\p{N}]+|${LABEL}[是为]?[^\\p{L}\\p{N}]+|[a-z]{0,5}\\d{2,8}[^\\p{L}\\p{N}]+)`,
  'u',
)
/** A serial number in brackets behind the words. */
const SERIAL = /[[(【<][a-z0-9]+[\])】>][^\p{L}\p{N}]*$/u

/** Folded words without what exports and gateways put around them; they may put several things. */
export function bareWords(folded: string): string {
  let bare = folded
  for (let at = bare.search(PREAMBLE); at === 0; at = bare.search(PREAMBLE)) bare = bare.replace(PREAMBLE, '')
  return bare.replace(SERIAL, '')
}

const PLACEHOLDERS = new Set(['无', '空', '暂无', 'null', 'none', 'nil', 'n/a', 'na', '正常', '无原因'])

/** Whether a cell that is not empty says nothing all the same: 无, -, /, N/A. */
export function saysNothing(folded: string): boolean {
  return PLACEHOLDERS.has(folded) || !/[\p{L}\p{N}]/u.test(folded)
}
