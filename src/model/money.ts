/** An amount in whole fen (1 yuan = 100 fen). Added and compared as integers; a float never holds yuan. */
export type Fen = number & { readonly __fen: true }

/** Marks an integer as fen; anything else is a fault of the program. */
export function fen(n: number): Fen {
  if (!Number.isSafeInteger(n)) throw new Error('an amount must be a whole number of fen')
  return n as Fen
}

export const NO_FEN: Fen = fen(0)

export function addFen(a: Fen, b: Fen): Fen {
  return fen(a + b)
}

/** `1234.50` */
export function formatFen(amount: Fen): string {
  const abs = Math.abs(amount)
  const cents = abs % 100
  return `${amount < 0 ? '-' : ''}${(abs - cents) / 100}.${cents < 10 ? '0' : ''}${cents}`
}

/** `1,234.50` */
export function formatFenGrouped(amount: Fen): string {
  const plain = formatFen(amount)
  const dot = plain.length - 3
  return plain.slice(0, dot).replace(/\B(?=(\d{3})+$)/g, ',') + plain.slice(dot)
}

/** A share as `12.3 %`; "—" when the whole is 0. Rates over 100 % are shown as they are and marked. */
export function formatShare(part: number, whole: number): string {
  if (whole === 0) return '—'
  const perMille = Math.round((part * 1000) / whole)
  return `${(perMille / 10).toFixed(1)}%${part > whole ? ' ⚠' : ''}`
}
