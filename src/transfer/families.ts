import type { ObjectKind } from './objects.ts'
import type { Outcome } from './outcome.ts'
import type { TroubleKind } from './troubles.ts'

/**
 * What a bank means by an object and what is wrong with it, in any order within one clause. The object nearest to the trouble
 * counts; `beside` names objects of which one must stand in the same clause, too, and makes the meaning more specific.
 */
export interface Family {
  readonly outcome: Outcome
  readonly objects: readonly ObjectKind[]
  readonly troubles: readonly TroubleKind[]
  readonly beside?: readonly ObjectKind[]
  /** says so little that anything else said counts more: 冻结账户不能扣款 is frozen */
  readonly weak?: true
}

/** Of two families with the same object and trouble the earlier one counts. */
export const FAMILIES: readonly Family[] = [
  {
    outcome: 'T03',
    objects: ['number', 'account', 'id', 'name', 'details'],
    troubles: ['mismatch', 'wrong'],
    beside: ['name'],
  },
  {
    outcome: 'T03',
    objects: ['number', 'account', 'name', 'details'],
    troubles: ['mismatch', 'wrong'],
    beside: ['id'],
  },
  { outcome: 'T03', objects: ['bank', 'issuer'], troubles: ['mismatch'], beside: ['name', 'id'] },
  { outcome: 'T18', objects: ['issuer'], troubles: ['notArranged'] },
  { outcome: 'T18', objects: ['number', 'account'], troubles: ['mismatch'], beside: ['issuer', 'bank'] },
  {
    outcome: 'T13',
    objects: ['account', 'number', 'person', 'bank', 'issuer'],
    troubles: ['notArranged'],
    beside: ['debit', 'debiting', 'agreement'],
  },
  { outcome: 'T13', objects: ['account', 'number', 'person'], troubles: ['absent'], beside: ['agreement'] },
  { outcome: 'T16', objects: ['passbookRow'], troubles: ['over', 'tries'] },
  { outcome: 'T10', objects: ['password'], troubles: ['over', 'tries'] },
  { outcome: 'T10', objects: ['amount', 'limit'], troubles: ['over', 'tries'], beside: ['password'] },
  { outcome: 'T01', objects: ['amount'], troubles: ['over'], beside: ['balance'] },
  { outcome: 'T07', objects: ['prefix'], troubles: ['wrong', 'absent', 'short', 'mismatch', 'notArranged'] },
  { outcome: 'T06', objects: ['digits'], troubles: ['wrong', 'mismatch', 'absent', 'short', 'over', 'fault'] },
  { outcome: 'T08', objects: ['kind'], troubles: ['mismatch', 'wrong', 'unsupported', 'restricted', 'absent'] },
  { outcome: 'T15', objects: ['limit'], troubles: ['over', 'short', 'restricted'] },
  { outcome: 'T15', objects: ['amount'], troubles: ['over', 'restricted'] },
  { outcome: 'T01', objects: ['balance'], troubles: ['short', 'over'] },
  { outcome: 'T01', objects: ['amount'], troubles: ['short'] },
  { outcome: 'T10', objects: ['state'], troubles: ['wrong', 'abnormal', 'mismatch', 'restricted', 'unsupported'] },
  { outcome: 'T12', objects: ['validity'], troubles: ['wrong', 'mismatch', 'over', 'expired', 'notReached'] },
  { outcome: 'T05', objects: ['id', 'person'], troubles: ['several'] },
  { outcome: 'T10', objects: ['id'], troubles: ['incomplete'] },
  { outcome: 'T06', objects: ['details'], troubles: ['absent'] },
  { outcome: 'T03', objects: ['name', 'id', 'details'], troubles: ['mismatch', 'wrong', 'absent'] },
  { outcome: 'T03', objects: ['number', 'account', 'person'], troubles: ['mismatch'] },
  { outcome: 'T06', objects: ['number'], troubles: ['wrong', 'absent'] },
  { outcome: 'T09', objects: ['account', 'number', 'state'], troubles: ['closed'] },
  { outcome: 'T10', objects: ['account', 'number'], troubles: ['restricted', 'notActive'] },
  { outcome: 'T11', objects: ['account'], troubles: ['taken'] },
  { outcome: 'T12', objects: ['account', 'number'], troubles: ['expired'] },
  { outcome: 'T10', objects: ['account', 'number'], troubles: ['abnormal'] },
  { outcome: 'T06', objects: ['account'], troubles: ['wrong', 'absent'] },
  { outcome: 'T06', objects: ['person'], troubles: ['absent'] },
  { outcome: 'T08', objects: ['account', 'number'], troubles: ['unsupported'], weak: true },
  {
    outcome: 'T13',
    objects: ['agreement'],
    troubles: ['short', 'absent', 'lapsed', 'closed', 'notArranged', 'notActive', 'wrong', 'mismatch', 'restricted'],
  },
  {
    outcome: 'T13',
    objects: ['debit'],
    troubles: ['absent', 'notArranged', 'notActive', 'closed', 'lapsed', 'restricted'],
  },
  { outcome: 'T13', objects: ['debiting', 'business'], troubles: ['notArranged'] },
  { outcome: 'T18', objects: ['issuer'], troubles: ['wrong', 'absent', 'mismatch', 'unsupported', 'unclear'] },
  { outcome: 'T18', objects: ['bank'], troubles: ['misnamed'] },
  { outcome: 'T18', objects: ['bank'], troubles: ['absent', 'mismatch', 'unsupported'] },
  { outcome: 'T18', objects: ['currency'], troubles: ['wrong', 'mismatch', 'unsupported', 'absent'] },
  { outcome: 'T20', objects: ['issuer', 'bank'], troubles: ['busy'] },
  { outcome: 'T20', objects: ['system', 'signature'], troubles: ['fault', 'lapsed', 'mismatch', 'wrong'] },
  {
    outcome: 'T22',
    objects: ['merchant'],
    troubles: ['wrong', 'absent', 'abnormal', 'unsupported', 'closed', 'mismatch'],
  },
  { outcome: 'T17', objects: ['record'], troubles: ['absent'] },
  { outcome: 'T22', objects: ['cause'], troubles: ['unclear'] },
  { outcome: 'unknown', objects: ['result'], troubles: ['unclear', 'absent', 'notArranged'] },
  { outcome: 'T14', objects: ['person'], troubles: ['refused'] },
]
