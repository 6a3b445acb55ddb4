import type { Day } from '../../model/day.ts'
import { addFen, type Fen, formatFenGrouped, NO_FEN } from '../../model/money.ts'
import type { Receivable } from '../../model/receivable.ts'
import type { Text } from '../../model/text.ts'
import { counted } from '../../model/wording.ts'

/** A case that is paid by the book alone: its list says unpaid. */
interface Doubted {
  readonly policyNo: string
  readonly premium: Fen
  /** of the list that says so */
  readonly table: number
  /** of the money, as a paid list, a bank return or an earlier list told it */
  readonly day: Day
}

/** What some cases tell of it: plain data, can be handed from thread to thread. */
export interface DoubtsPart {
  readonly doubted: readonly Doubted[]
  /** list → the last day of which it knows money or a debit */
  readonly knownUntil: ReadonlyMap<number, Day>
}

/** Lists are behind by days, not by weeks. */
const LISTS_CATCH_UP = 14

/** @param isPaid whether a row tells by itself that the money came */
export function openDoubts(asOf: Day, isPaid: (row: Receivable) => boolean) {
  const doubted: Doubted[] = []
  const knownUntil = new Map<number, Day>()
  return {
    /** @param told the row with what the book has heard since; the same where that is nothing */
    look(row: Receivable, told: Receivable, premium: Fen): void {
      const { table } = row.origin
      for (const day of [row.paidDate, row.returnDate])
        if (day !== undefined && day <= asOf && day > (knownUntil.get(table) ?? Number.MIN_SAFE_INTEGER))
          knownUntil.set(table, day)
      if (told === row || row.paidFlag !== 'unpaid' || isPaid(row) || !isPaid(told)) return
      // a part of it is finance's already (V054)
      if ((told.paidAmount ?? premium) < premium) return
      const day = told.paidDate ?? told.returnDate
      if (day !== undefined && asOf - day >= LISTS_CATCH_UP)
        doubted.push({ policyNo: row.policyNo, premium, table, day })
    },
    part: (): DoubtsPart => ({ doubted, knownUntil }),
  }
}

/**
 * Those whose list knows of money or debits two weeks later, and says unpaid all the same. A list that stands still (of an older month, say)
 * knows nothing later, and cannot say.
 */
function doubtedIn(parts: readonly DoubtsPart[]): readonly Doubted[] {
  const until = new Map<number, number>()
  for (const { knownUntil } of parts)
    for (const [table, day] of knownUntil) until.set(table, Math.max(day, until.get(table) ?? day))
  return parts.flatMap(({ doubted }) =>
    doubted.filter(({ table, day }) => (until.get(table) ?? day) - day >= LISTS_CATCH_UP),
  )
}

const MOST_NAMED = 5

/** Finance is asked: as long as the book says paid nobody calls, and the policy may lapse. */
export function doubtedTexts(parts: readonly DoubtsPart[]): Text[] {
  const doubted = doubtedIn(parts)
  if (doubted.length === 0) return []
  const sum = formatFenGrouped(doubted.reduce((all, { premium }) => addFen(all, premium), NO_FEN))
  const names = doubted.slice(0, MOST_NAMED).map(({ policyNo }) => policyNo)
  const isMore = doubted.length > MOST_NAMED
  return [
    {
      zh: `跟进簿按实收清单、回盘（或以前清单写的扣款成功）记着已收的 ${doubted.length} 件（${sum} 元），清单过了 ${LISTS_CATCH_UP} 天还写未收，别的件更晚的钱它都知道：${names.join('、')}${isMore ? ' ……' : ''}。现在按已收算，没有人联系；请财务核实是不是冲正了、记错了保单。钱不在的，收回一份写“失败”的回盘，或写负数的实收清单（xuqi collect），就又要收。`,
      en: `${counted(doubted.length, 'case')} (${sum} yuan) paid by the book, from paid lists or bank returns (or a debit that succeeded by an earlier list), which the list still calls unpaid ${LISTS_CATCH_UP} days later, although it knows of later money: ${names.join(', ')}${isMore ? ' …' : ''}. They count as paid, and nobody calls; have finance see whether the money went back, or was put down to the wrong policy. If it is not there, collect a return that says failed, or a paid list with a negative amount (xuqi collect), and they are to be collected again.`,
    },
  ]
}
