import { isNumberWrong } from '../../model/contacts.ts'
import type { CaseHistory } from '../../model/history.ts'
import { formOf, sexIn } from '../../model/id-number.ts'
import { isOrganisationName } from '../../model/mask.ts'
import { reportedMobile } from '../../model/phone.ts'
import type { Receivable } from '../../model/receivable.ts'
import { fill, type Lang } from '../../model/text.ts'
import { both } from '../wording.ts'

const TITLES = {
  male: both('{surname}先生', 'Mr {surname}'),
  female: both('{surname}女士', 'Ms {surname}'),
  unknown: both('客户', 'customer'),
} as const

/** Surnames of two characters. */
const COMPOUND = new Set(
  (
    '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 ' +
    '子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 梁丘 左丘 东门 西门 第五 南荣 完颜 纳兰 叶赫'
  ).split(' '),
)
const CHINESE_NAME = /^\p{Script=Han}{2,4}$/u

/** The surname of a Chinese name; '' where it cannot be told (other names, organisations). */
export function surnameOf(name: string): string {
  const plain = name.trim()
  if (!CHINESE_NAME.test(plain) || isOrganisationName(plain)) return ''
  const two = plain.slice(0, 2)
  return plain.length > 2 && COMPOUND.has(two) ? two : plain.slice(0, 1)
}

/** How a customer is addressed: `王女士`, `欧阳先生`; 客户 where surname or sex is not known. */
export function titleOf(
  { holderName, holderSex, holderIdNo }: Pick<Receivable, 'holderName' | 'holderSex' | 'holderIdNo'>,
  lang: Lang,
): string {
  const surname = surnameOf(holderName)
  const sex = holderSex !== '' ? holderSex : formOf(holderIdNo) === 0 ? 'unknown' : sexIn(holderIdNo)
  return surname === '' || sex === 'unknown' ? TITLES.unknown[lang] : fill(TITLES[sex][lang], { surname })
}

/** Wrong, shared by several holders, or the agent's own: a message there would reach somebody else. */
const DOUBTFUL = new Set(['V031', 'V032', 'V033'])

/**
 * The mobile that messages may go to; '' when there is none that is surely the customer's: not where a call found somebody else, nor where a new
 * one was reported and the list does not have it yet.
 */
export function mobileOf(c: {
  readonly codes: readonly string[]
  readonly receivable: Pick<Receivable, 'mobile' | 'phone'>
  readonly history: Pick<CaseHistory, 'contacts' | 'changes'> | undefined
}): string {
  const { codes, receivable, history } = c
  if (reportedMobile(c) !== '' || (history !== undefined && isNumberWrong(history.contacts))) return ''
  return /^1[3-9]\d{9}$/.test(receivable.mobile) && !codes.some((code) => DOUBTFUL.has(code)) ? receivable.mobile : ''
}
