import { existsSync } from 'node:fs'
import { refuse } from '../model/refusal.ts'
import type { Settings } from '../model/settings.ts'
import { type Given, optional } from './own-arguments.ts'

/** Where the follow-up book lies as long as nobody says otherwise: beside the outputs of all months. */
const USUAL_BOOK = 'xuqi-out/book.db'

/**
 * The follow-up book that a command uses; undefined = none. What the command line says comes first, then the settings; else the usual
 * place, but only for outputs that go to theirs.
 */
export function bookFile(given: Given, settings: Pick<Settings, 'book'>): string | undefined {
  if (given.book === false) return undefined
  const named = optional(given.book)
  if (named !== undefined) return named
  if (settings.book === 'off') return undefined
  if (settings.book !== '') return settings.book
  return given.out === undefined ? USUAL_BOOK : undefined
}

/** The book in the usual place, where `--out` alone keeps a run from using it: nobody has said that none is wanted. */
export function bookPassedOver(given: Given, settings: Pick<Settings, 'book'>): string | undefined {
  const isMeant = given.book !== undefined || settings.book !== ''
  return !isMeant && given.out !== undefined && existsSync(USUAL_BOOK) ? USUAL_BOOK : undefined
}

/**
 * The book of the unattended run: as named, else in its outbox.
 * @throws Refusal R061 when the settings switch the book off
 */
export function nightlyBook({ book }: Given, settings: Pick<Settings, 'book' | 'nightly'>): string {
  const named = optional(book)
  if (named !== undefined) return named
  if (settings.book === 'off') throw refuse('R061', {})
  return settings.book === '' ? `${settings.nightly.outbox}/book.db` : settings.book
}

/**
 * The same for a command that is about the book, wherever its own output goes.
 * @throws Refusal R017 when the settings switch the book off
 */
export function bookFileNamed({ book }: Given, settings: Pick<Settings, 'book'>): string {
  const path = bookFile({ book }, settings)
  if (path !== undefined) return path
  throw refuse('R017', {
    what: {
      zh: '设置里写着 book: off；用 --book 指明跟进簿。',
      en: 'The settings say book: off; name the book with --book.',
    },
  })
}
