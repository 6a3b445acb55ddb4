import { FAMILIES, type Family } from './families.ts'
import { foldWords } from './fold.ts'
import { KEYWORDS } from './keywords.ts'
import type { ObjectKind } from './objects.ts'
import type { Outcome } from './outcome.ts'
import type { Token } from './tokens.ts'

/** A place in a text that says something: how many characters say it, and where they begin. */
export interface Match {
  readonly outcome: Outcome
  readonly weight: number
  readonly at: number
}

/** Faults that are keywords of the same outcome: the object makes them no more specific (账户冻结 is 冻结). */
const DECIDES_ALONE: ReadonlySet<string> = new Set(
  KEYWORDS.flatMap(({ outcome, words }) => words.map((word) => `${outcome} ${foldWords(word)}`)),
)

/** A fault further away than this speaks of something else. */
const REACH = 8
/** What an object counts, however long its name: 银行账号错误 is no more specific than 账号错误. */
const OBJECT_WEIGHT = 2
/** Faults that speak of what follows: 无此账户, 不支持该卡种. All others speak of what stands before them. */
const POINTS_FORWARD =
  /^(?:无|查无|没有|没找到|未找到|找不到|查不到|未查|不支持|暂不支持|不受理|不能|不准|禁止|不具备|非法|未开|未办|未加|未取得|未获|未与|未在|尚未|没有在|缺|(?:已|被)?(?:取消|解除|终止|撤销|暂停|停止)|bad|nosuch|invalid|unknown|wrong|incorrect|unsupported|insufficient)/
/** An object on the other side is taken only if it stands close by and no other is in reach. */
const OTHER_SIDE_REACH = 2

/** Faults that speak of either side: 超过限额, 限额超过. */
const POINTS_BOTH_WAYS = /^(?:超|大于|高于|多于|小于|低于|少于|已?达|exceed|over)/
/** Parts two complaints: 系统错误或户名不符. */
const JOINT = /[、/或和及]/

/** The family of a fault and its objects: the one that needs more of them, else the one whose object is nearest. */
export function bind(trouble: Token, tokens: readonly Token[], clause: string): Match | undefined {
  const forward = POINTS_FORWARD.test(trouble.word)
  const bothWays = POINTS_BOTH_WAYS.test(trouble.word)
  let best:
    | { readonly family: Family; readonly object: Token; readonly distance: number; readonly at: number }
    | undefined
  for (const object of tokens) {
    if (object === trouble || object.objects.length === 0) continue
    const otherSide = !bothWays && object.at >= trouble.end !== forward
    const gap = object.at >= trouble.end ? object.at - trouble.end : trouble.at - object.end
    if (gap > reachOf(object, trouble, otherSide) || isParted(object, trouble, otherSide, tokens, clause)) continue
    const distance = gap + (otherSide ? REACH : 0)
    let at = object.at
    const family = FAMILIES.find((each) => {
      if (!fits(each, object, trouble)) return false
      const aside = each.beside && findBeside(each.beside, object, trouble, tokens)
      if (aside) at = Math.min(at, aside.at)
      return !each.beside || aside !== undefined
    })
    if (!family) continue
    if (
      !best ||
      (family.beside && !best.family.beside) ||
      (!family.beside === !best.family.beside && distance < best.distance)
    ) {
      best = { family, object, distance, at }
    }
  }
  if (!best) return undefined
  const { outcome, weak } = best.family
  if (weak) return { outcome, weight: 1, at: Math.min(best.at, trouble.at) }
  const own = DECIDES_ALONE.has(`${outcome} ${trouble.word}`) ? 0 : Math.min(OBJECT_WEIGHT, best.object.word.length)
  return { outcome, weight: trouble.word.length + own, at: Math.min(best.at, trouble.at) }
}

function reachOf(object: Token, trouble: Token, otherSide: boolean): number {
  if (trouble.word.length === 1) return otherSide ? -1 : 1
  if (object.word === '户' || object.word === '账') return 1
  return otherSide ? OTHER_SIDE_REACH : REACH
}

/** Another complaint stands between the two: 系统[忙]或 … 状态异常. */
function isParted(
  object: Token,
  trouble: Token,
  otherSide: boolean,
  tokens: readonly Token[],
  clause: string,
): boolean {
  const from = Math.min(object.end, trouble.end)
  const to = Math.max(object.at, trouble.at)
  if (!JOINT.test(clause.slice(from, to))) return false
  return otherSide || tokens.some((other) => other.at >= from && other.end <= to && other.troubles.length > 0)
}

/** An object of these kinds in the same complaint. */
function findBeside(
  kinds: readonly ObjectKind[],
  object: Token,
  trouble: Token,
  tokens: readonly Token[],
): Token | undefined {
  return tokens.find((other) => {
    if (other === object || other === trouble || !other.objects.some((kind) => kinds.includes(kind))) return false
    const from = Math.min(other.at, object.at, trouble.at)
    const to = Math.max(other.end, object.end, trouble.end)
    return !tokens.some(
      (third) =>
        third !== trouble && third !== object && third.at >= from && third.end <= to && third.troubles.length > 0,
    )
  })
}

function fits(family: Family, object: Token, trouble: Token): boolean {
  return (
    object.objects.some((kind) => family.objects.includes(kind)) &&
    trouble.troubles.some((kind) => family.troubles.includes(kind))
  )
}
