import type { Instalment } from '../model/case.ts'
import {
  contactsUntil,
  isNumberWrong,
  isReached,
  lastPromise,
  PROBLEM_OUTCOMES,
  standingOutcome,
} from '../model/contacts.ts'
import type { Day } from '../model/day.ts'
import type { CaseHistory } from '../model/history.ts'
import type { LargeRule, Settings } from '../model/settings.ts'
import { INTERVAL_MONTHS } from '../model/words.ts'

/** Fen of an amount of the settings, which is in yuan. */
const fenOfYuan = (yuan: number) => Math.round(yuan * 100)

/** The premium of a year in fen: × instalments a year; without an interval the premium itself. */
function annualisedFen({ premium, receivable: { frequency } }: Instalment): number {
  const months = frequency === '' ? 0 : INTERVAL_MONTHS[frequency]
  return months === 0 ? premium : premium * (12 / months)
}

/** Large: the annualised premium reaches the threshold, or a rule of the company holds. */
export function isLarge(instalment: Instalment, large: Settings['large']): boolean {
  const annualised = annualisedFen(instalment)
  return (
    annualised >= fenOfYuan(large.annualisedFrom) || large.rules.some((rule) => isLargeBy(rule, annualised, instalment))
  )
}

function isLargeBy(rule: LargeRule, annualised: number, { receivable, products }: Instalment): boolean {
  const { payTerm } = receivable
  if (annualised < fenOfYuan(rule.premiumFrom)) return false
  if (rule.termFrom !== undefined && (payTerm === undefined || payTerm < rule.termFrom)) return false
  if (rule.termTo !== undefined && (payTerm === undefined || payTerm > rule.termTo)) return false
  return (
    isNamed(rule.channels, (channel) => receivable.channel.includes(channel)) &&
    isNamed(rule.products, (product) => products.includes(product) || receivable.productName.includes(product))
  )
}

/** An empty list is no condition. */
function isNamed(list: readonly string[] | undefined, fits: (item: string) => boolean): boolean {
  return !list?.length || list.some(fits)
}

/** Checks whose findings make a case difficult: phone missing, phone wrong, third-party account, several IDs. */
const DIFFICULT_CODES: ReadonlySet<string> = new Set(['V030', 'V031', 'V044', 'V045'])

/**
 * 疑难件: a finding that stands in the way of reaching or debiting the holder, a debit that still fails at day 45, or what the
 * contacts so far say.
 */
export function isDifficult(instalment: Instalment, day45: Day, asOf: Day): boolean {
  const { codes, transfer, history } = instalment
  return (
    (transfer.status === 'failed' && asOf >= day45) ||
    codes.some((code) => DIFFICULT_CODES.has(code)) ||
    (history !== undefined && history.contacts.length > 0 && isDifficultByContacts(instalment, history, asOf))
  )
}

const IN_VAIN = 3

/** Three attempts and nobody reached, a number that is wrong, an outcome that is a problem, or the last promise broken. */
function isDifficultByContacts({ premium }: Instalment, history: CaseHistory, asOf: Day): boolean {
  const contacts = contactsUntil(history.contacts, asOf)
  if (contacts.length >= IN_VAIN && !contacts.some(isReached)) return true
  if (isNumberWrong(contacts) || PROBLEM_OUTCOMES.has(standingOutcome(contacts))) return true
  const known = { asOf, due: premium, payments: history.payments, paid: undefined }
  return lastPromise(contacts, known)?.state === 'broken'
}
