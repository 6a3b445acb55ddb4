import type { CaseHistory, Contact, DebitResult, Handover, PastAssignment } from '../model/history.ts'

/**
 * What the book knows of a case, as lists of values without names: as JSON they are a third as long, and read in half the time.
 * An undefined value comes back from JSON as null.
 */
export function packHistory(history: CaseHistory) {
  const { firstSeen, firstPremium, firstBucket, listCame, payments, changes, sent, since, recorded } = history
  return [
    firstSeen,
    firstPremium,
    firstBucket,
    listCame,
    listOf(history.contacts, packContact),
    listOf(history.debits, packDebit),
    listOf(payments, ({ day, amount }) => [day, amount] as const),
    listOf(changes, ({ day, detail, doneOn, remark }) => [day, detail, doneOn, remark] as const),
    listOf(history.handovers, packHandover),
    listOf(history.assignments, packAssignment),
    listOf(sent, ({ day, kind }) => [day, kind] as const),
    since,
    recorded && ([recorded.id, recorded.listed, recorded.state, recorded.done] as const),
  ] as const
}

export type PackedHistory = ReturnType<typeof packHistory>

/** What was packed, after a way through JSON. */
export function unpackHistory(packed: PackedHistory): CaseHistory {
  const [firstSeen, premium, bucket, listCame, contacts, debits, payments, changes, handovers, ...rest] = packed
  const [assignments, sent, since, recorded] = rest
  return {
    firstSeen,
    firstPremium: premium ?? undefined,
    firstBucket: bucket ?? undefined,
    listCame,
    contacts: again(contacts, unpackContact),
    debits: again(debits, unpackDebit),
    payments: again(payments, ([day, amount]) => ({ day: day ?? undefined, amount: amount ?? undefined })),
    changes: again(changes, ([day, detail, doneOn, remark]) => ({
      day,
      detail,
      doneOn: doneOn ?? undefined,
      ...(remark ? { remark } : {}),
    })),
    handovers: again(handovers, unpackHandover),
    assignments: again(assignments, unpackAssignment),
    sent: again(sent, ([day, kind]) => ({ day, kind })),
    since,
    ...(recorded ? { recorded: unpackRecorded(recorded) } : {}),
  }
}

/** Most lists of most cases are empty. */
function listOf<T, P>(entries: readonly T[], pack: (entry: T) => P): readonly P[] | 0 {
  return entries.length === 0 ? 0 : entries.map(pack)
}

const NONE: readonly never[] = []

function again<T, P>(packed: readonly P[] | 0, unpack: (packed: P) => T): readonly T[] {
  return packed === 0 ? NONE : packed.map(unpack)
}

function packContact({ day, time, channel, person, outcome, promised, reason, note, collector }: Contact) {
  return [day, time, channel, person, outcome, promised, reason, note, collector] as const
}

function unpackContact(packed: ReturnType<typeof packContact>): Contact {
  const [day, time, channel, person, outcome, promised, reason, note, collector] = packed
  return { day, time, channel, person, outcome, promised: promised ?? undefined, reason, note, collector }
}

function packDebit({ day, status, reason, rawReason }: DebitResult) {
  return [day, status, reason, rawReason] as const
}

function unpackDebit([day, status, reason, rawReason]: ReturnType<typeof packDebit>): DebitResult {
  return { day, status, reason, rawReason }
}

function packHandover({ day, task, supervisor, notedOn, decision, nextStep }: Handover) {
  return [day, task, supervisor, notedOn, decision, nextStep] as const
}

function unpackHandover(packed: ReturnType<typeof packHandover>): Handover {
  const [day, task, supervisor, notedOn, decision, nextStep] = packed
  return {
    day,
    task,
    supervisor,
    notedOn: notedOn ?? undefined,
    ...(typeof decision === 'string' ? { decision } : {}),
    ...(typeof nextStep === 'string' ? { nextStep } : {}),
  }
}

function packAssignment({ day, collector, name, rule, reasonCode }: PastAssignment) {
  return [day, collector, name, rule, reasonCode] as const
}

function unpackAssignment(packed: ReturnType<typeof packAssignment>): PastAssignment {
  const [day, collector, name, rule, reasonCode] = packed
  return { day, collector, name, rule, reasonCode }
}

function unpackRecorded([id, listed, state, done]: NonNullable<PackedHistory[12]>) {
  return { id, listed, state, done }
}
