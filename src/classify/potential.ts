import type { Settings } from '../model/settings.ts'

/** Holders of 35–45 full years (both included, a setting) on the due date, and large cases. */
export function isPotential(
  holderAge: number | undefined,
  large: boolean,
  { ageFrom, ageTo }: Settings['potential'],
): boolean {
  return large || (holderAge !== undefined && holderAge >= ageFrom && holderAge <= ageTo)
}
