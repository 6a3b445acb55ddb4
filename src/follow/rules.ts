import type { TaskRule } from './rule.ts'
import { DEBIT_RULES, ENROLMENT_RULES } from './rules-debit.ts'
import { GRACE_RULES } from './rules-grace.ts'
import { LAPSED_RULES } from './rules-lapsed.ts'
import { PROMISE_RULES } from './rules-promise.ts'
import { SERVICE_RULES } from './rules-servicing.ts'
import { STAGE_RULES } from './rules-stage.ts'
import { STANDSTILL_RULES } from './rules-standstill.ts'
import { NO_PHONE_RULES, VISIT_RULES } from './rules-visit.ts'

/** The cadence, in the order of urgency. Source: docs/rules.md 5 and the rules of hold, payment and automatic loan. */
export const TASK_RULES: readonly TaskRule[] = [
  ...STANDSTILL_RULES,
  ...PROMISE_RULES,
  ...LAPSED_RULES,
  ...NO_PHONE_RULES,
  ...GRACE_RULES,
  ...DEBIT_RULES,
  ...STAGE_RULES,
  ...VISIT_RULES,
  ...SERVICE_RULES,
  ...ENROLMENT_RULES,
]
