import type { Case } from '../model/case.ts'
import { type Servicing, wordsOf } from '../model/words.ts'
import { type Axis, type Comparator, columnsOf, comparatorsOf, inTurn } from './axes.ts'
import { type ColumnName, type Columns, type ColumnsPart, openColumns } from './columns.ts'
import { standTogether } from './together.ts'

/** Knows each case's place; is fed case by case, and keeps numbers only. */
export interface Order {
  /** case ids are dense: 0, 1, 2 … in any order; a case added again takes the place of the earlier one */
  add(caseId: number, c: Case): void
  /** cases whose places another thread found out: {@link openOrderPart} */
  take(ids: Int32Array, part: ColumnsPart): void
  /** corrects a case's relation to its agent, once it is known who collects it */
  serve(caseId: number, servicing: Servicing): void
  /**
   * A new list with the ids in order: by the axes, then by the default order of docs/rules.md 4 (urgency, large first, premium
   * downwards, policy number, due date). Among cases that the axes leave equal, a customer's cases stand together at the place of
   * the most urgent one. Without axes that is the whole list.
   * @param axes of those that the order was opened for
   */
  arrange(ids: Int32Array, axes: readonly Axis[]): Int32Array
}

/** What the default order looks at, besides the policy number. */
const BY_DEFAULT: readonly ColumnName[] = ['urgency', 'premium', 'customer', 'due']

/** Nothing is kept that no axis asks for. */
const neededFor = (axes: readonly Axis[]) => [...new Set([...BY_DEFAULT, ...columnsOf(axes)])]

/** Cases of a part, about: the policies that are judged at once. */
const PART = 1 << 13

/** Finds out the places of some cases, to be handed to the thread that orders them all, by the same axes. */
export function openOrderPart(axes: readonly Axis[]): Pick<Columns, 'add' | 'part'> {
  return openColumns(neededFor(axes), PART)
}

/**
 * @param comparePolicyNo order of the policy numbers of two case ids
 * @param known all axes that lists will be arranged by
 * @param cases how many there will be
 */
export function openOrder(
  comparePolicyNo: (a: number, b: number) => number,
  known: readonly Axis[],
  cases: number,
): Order {
  const columns = openColumns(neededFor(known), cases)
  return {
    add: columns.add,
    take: columns.take,
    serve(caseId, servicing) {
      columns.write('servicing', caseId, wordsOf('servicing').indexOf(servicing))
    },
    arrange(ids, axes) {
      const urgency = columns.read('urgency')
      const premium = columns.read('premium')
      const due = columns.read('due')
      const byDefault: Comparator = (a, b) =>
        (urgency[a] ?? 0) - (urgency[b] ?? 0) ||
        (premium[b] ?? 0) - (premium[a] ?? 0) ||
        comparePolicyNo(a, b) ||
        (due[a] ?? 0) - (due[b] ?? 0)
      const byAxes = inTurn(comparatorsOf(axes, columns))
      const sorted = Int32Array.from(ids).sort(axes.length === 0 ? byDefault : inTurn([byAxes, byDefault]))
      return standTogether(sorted, byAxes, columns.read('customer'))
    },
  }
}
