import type { Fen } from '../model/money.ts'
import type { PremiumBand } from '../model/words.ts'

/** The band of the premium due; the lower bound belongs to the band. */
export function premiumBandOf(premium: Fen): PremiumBand {
  if (premium < 1_000_00) return '<1000'
  if (premium < 5_000_00) return '1000-5000'
  if (premium < 10_000_00) return '5000-10000'
  return premium < 50_000_00 ? '10000-50000' : '>=50000'
}
