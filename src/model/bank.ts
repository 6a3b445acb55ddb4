/** The banks of the country → what lists and settings call them, longest names aside: a name that holds one of these words is that bank's, whatever branch it goes on to name. */
const NAMES: ReadonlyMap<string, RegExp> = new Map(
  Object.entries({
    中国工商银行: /工商银行|工行|^icbc$/,
    中国农业银行: /农业银行|农行|^abc$|agriculturalbankofchina/,
    中国银行: /中国银行|^中行|^boc$/,
    中国建设银行: /建设银行|建行|^ccb$/,
    交通银行: /交通银行|交行|^(?:bocom|bcm)$/,
    中国邮政储蓄银行: /邮政储蓄|邮储|^psbc$/,
    招商银行: /招商银行|招行|^cmb$/,
    中信银行: /中信银行|^citic$/,
    中国光大银行: /光大银行|^ceb$/,
    中国民生银行: /民生银行|^cmbc$/,
    兴业银行: /兴业银行|^cib$/,
    上海浦东发展银行: /浦东发展银行|浦发|^spdb$/,
    平安银行: /平安银行/,
    华夏银行: /华夏银行/,
    广发银行: /广发银行|广东发展银行/,
  }),
)

const known = new Map<string, string>()
const MOST_KNOWN = 10_000

/**
 * The bank that a name means: 农行, 中国农业银行济南历下支行 and ABC are one (农业发展银行 and 农商行 are others).
 * @returns its full name; the name as it stands where it is none of the large ones
 */
export function bankOf(name: string): string {
  let bank = known.get(name)
  if (bank === undefined) {
    const folded = fold(name)
    bank = [...NAMES].find(([, words]) => words.test(folded))?.[0] ?? name
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(name, bank)
  }
  return bank
}

function fold(name: string): string {
  const plain = name.normalize('NFKC').replace(/\s/g, '').toLowerCase()
  return plain.replace(/銀/g, '银').replace(/農業/g, '农业').replace(/農/g, '农')
}

/** What may stand beside a bank's name without naming a branch. */
const BESIDE = /^(?:中国|上海|银行|股份有限公司)*$/

/** Whether a name is that of the bank as a whole. */
function isWhole(name: string, bank: string): boolean {
  const said = NAMES.get(bank)
  return said === undefined ? name === bank : BESIDE.test(fold(name).replace(said, ''))
}

/**
 * What the settings say of a bank: under the longest part of its name as it is written, else under another name of the whole bank.
 * @param byPart part of a bank's name, or `*`, which is no part of any → what holds for it
 */
export function settingOf<T>(byPart: Readonly<Record<string, T>>, bankName: string): T | undefined {
  let best = ''
  for (const part in byPart) if (part !== '*' && part.length > best.length && bankName.includes(part)) best = part
  if (best !== '') return byPart[best]
  const bank = bankOf(bankName)
  for (const part in byPart) if (bankOf(part) === bank && isWhole(part, bank)) return byPart[part]
  return undefined
}
