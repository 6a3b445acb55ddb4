import type { AssignedCase } from '../model/case.ts'
import type { Day } from '../model/day.ts'
import { fill, type Lang } from '../model/text.ts'
import { both, dayWords } from './wording.ts'

/** Core system, bank and cashier date a debit differently: so many days apart they may still tell of the same money. */
const SAME_MONEY = 1

const WORDS = both(
  '可能缴了两次（{first}、{second}）：请财务核实，多收的退还',
  'perhaps paid twice ({first} and {second}): finance checks, and returns what is too much',
)

/** The days of two payments of the whole premium that the book knows of; undefined: there were not two. */
export function paidTwice({
  disposition,
  history,
  receivable,
  transfer,
  premium,
}: AssignedCase): readonly [Day, Day] | undefined {
  if (disposition !== 'paid' || history === undefined) return undefined
  const own = transfer.status === 'succeeded' && receivable.returnDate !== undefined ? [receivable.returnDate] : []
  // what was taken back is not paid
  const reversed = history.debits.findLastIndex(({ status }) => status === 'failed')
  const debits = history.debits.slice(reversed + 1).flatMap(({ status, day }) => (status === 'succeeded' ? [day] : []))
  const debited = [...debits, ...own].sort((a, b) => a - b)
  const [first] = debited
  const second = debited.find((day) => first !== undefined && day - first > SAME_MONEY)
  if (first !== undefined && second !== undefined) return [first, second]
  const paid = history.payments.find(
    ({ day, amount }) => day !== undefined && (amount === undefined || amount >= premium),
  )
  if (first === undefined || paid?.day === undefined || first - paid.day <= SAME_MONEY) return undefined
  return [paid.day, first]
}

/** What finance is asked to look at; '' = nothing. */
export function paidTwiceWords(c: AssignedCase, asOf: Day, lang: Lang): string {
  const days = paidTwice(c)
  if (days === undefined) return ''
  const [first, second] = days
  return fill(WORDS[lang], { first: dayWords(first, asOf, lang), second: dayWords(second, asOf, lang) })
}
