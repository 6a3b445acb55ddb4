/**
 * SQL: whether a row `d` of `debits` is a success that stands: no failure, and no debit on its way, of a later day follows it. Money that the
 * bank took back brought nothing (docs/rules.md 3).
 * @param known further condition on what follows, `f` its row
 */
export function standingDebit(known = 'true'): string {
  return `d.status = 'succeeded' AND NOT EXISTS (SELECT 1 FROM debits f WHERE f.case_id = d.case_id
    AND f.status IN ('failed', 'inFlight') AND (f.day, f.entry) > (d.day, d.entry) AND ${known})`
}
