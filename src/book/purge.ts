import { createHmac, randomBytes } from 'node:crypto'
import type { Day } from '../model/day.ts'
import { refuse } from '../model/refusal.ts'
import { connect } from './connection.ts'
import { inspectBook } from './header.ts'
import { openPen, type WritingOptions } from './pen.ts'
import { numberOf, textOf } from './values.ts'

export interface Purged {
  readonly cases: number
  /** entries whose words were taken out */
  readonly texts: number
}

/**
 * Cases that no list has held and of which nobody has reported anything since a day: they are closed, whatever they were then. What the
 * last run's day has seen is not closed, whatever the day: the next run would take it for new, and count it twice.
 * ?1 = that day
 */
const CLOSED = `
  SELECT case_id, policy_no FROM cases c WHERE NOT purged
  AND coalesce((SELECT as_of FROM runs WHERE run = c.last_run), 0)
    < min(?1, coalesce((SELECT max(as_of) FROM runs WHERE kind = 'run'), ?1))
  AND NOT EXISTS (SELECT 1 FROM contacts h WHERE h.case_id = c.case_id AND day >= ?1)
  AND NOT EXISTS (SELECT 1 FROM payments h JOIN runs USING (run) WHERE h.case_id = c.case_id AND as_of >= ?1)
  AND NOT EXISTS (SELECT 1 FROM debits h WHERE h.case_id = c.case_id AND day >= ?1)`

/** What people typed, and the names of files, which may be those of people. */
const TYPED = [
  ['contacts', "person = '', note = '', change = '', content = '', source = ''"],
  ['changes', "detail = '', note = '', content = '', source = ''"],
  ['handovers', "decision = '', note = '', content = '', source = ''"],
  ['debits', "raw_reason = '', source = ''"],
  ['payments', "source = ''"],
] as const

/**
 * Takes the personal data of closed cases out of the book: what was typed is blanked, and the policy number replaced by a hash whose
 * key is thrown away, so that nobody can find out any more whose case it was. Days, outcomes and amounts stay, for the figures.
 * @param before cases that were last seen before this day
 * @throws Refusal R030–R035
 */
export async function purgeBook(path: string, before: Day, dryRun: boolean, options: WritingOptions): Promise<Purged> {
  if (inspectBook(path).state !== 'book') throw refuse('R035', { path })
  const pen = await openPen(path, options)
  const { connection } = pen
  let done: Purged
  try {
    connection.exec('PRAGMA secure_delete = ON')
    const closed = connection.prepare(CLOSED).rows([before])
    const secret = randomBytes(32)
    const rename = connection.prepare('UPDATE cases SET policy_no = ?, purged = 1 WHERE case_id = ?')
    for (const [id, policyNo] of closed) rename.run([hashed(textOf(policyNo), secret), id])
    const ids = JSON.stringify(closed.map(([id]) => numberOf(id)))
    let texts = 0
    for (const [table, blank] of TYPED)
      texts += connection
        .prepare(`UPDATE ${table} SET ${blank} WHERE case_id IN (SELECT value FROM json_each(?))`)
        .run([ids])
    // words that belong to no case go by the day on which they were collected
    texts += connection
      .prepare(
        "UPDATE strays SET text = entry, source = '' WHERE source <> '' AND run IN (SELECT run FROM runs WHERE as_of < ?)",
      )
      .run([before])
    done = { cases: closed.length, texts }
    if (!dryRun) pen.commit()
  } finally {
    pen.abandon()
  }
  if (!dryRun) vacuum(path)
  return done
}

function hashed(policyNo: string, secret: Buffer): string {
  return `#${createHmac('sha256', secret).update(policyNo).digest('base64url').slice(0, 22)}`
}

/** Gives back the room of what was taken out, so that nothing of it is left in the file. */
function vacuum(path: string): void {
  const connection = connect(path, 60_000)
  try {
    connection.exec('VACUUM')
  } finally {
    connection.close()
  }
}
