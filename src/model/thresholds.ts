/** Days on which several stages of the journey turn; each stands here once. A rule that one stage alone has stays with it. */

/** Days past the due date from which a case is assessed, and nobody waits for a debit any more: day 44 is not yet one of them. */
export const DAY_45 = 45
/** Days of grace left, or fewer: the last week. */
export const LAST_WEEK = 7
/** Days since the lapse, or fewer: just lapsed. */
export const JUST_LAPSED = 30
/** Days left to reinstate, or fewer: the two years are nearly over. */
export const NEAR_PERMANENT = 90
/** Money that came more days before the due date than these belongs to an older instalment. */
export const EARLIEST_PAYMENT = 60
