import type { CaseHistory } from './history.ts'
import type { Receivable } from './receivable.ts'

/** What is asked of a case about its phones. */
interface Reached {
  readonly receivable: Pick<Receivable, 'mobile' | 'phone'>
  readonly history: Pick<CaseHistory, 'changes'> | undefined
}

const MOBILE = /(?<!\d)1[3-9]\d{9}(?!\d)/

/** The mobile that a collector reported last as the customer's new one; '' where none was, or the list has it by now. Personal. */
export function reportedMobile({ history, receivable }: Reached): string {
  if (history === undefined || history.changes.length === 0) return ''
  const reported = history.changes.flatMap(({ detail }) => MOBILE.exec(digitsTogether(detail))?.[0] ?? []).at(-1)
  return reported === undefined || reported === receivable.mobile ? '' : reported
}

/** `139 1111-2222` as people write it. */
function digitsTogether(text: string): string {
  return text.normalize('NFKC').replaceAll(/(?<=\d)[\s-]+(?=\d)/g, '')
}

/** The number to call: what was reported last, else the list's mobile, else its other phone; '' = none. Personal. */
export function phoneOf(c: Reached): string {
  return reportedMobile(c) || c.receivable.mobile || c.receivable.phone
}
