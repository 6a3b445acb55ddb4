/**
 * How an address is cut down to an area that one walks through on one day, the narrowest first: the part up to a street office,
 * township or village, else up to a road, else up to the district. What fits no rule is its own area.
 */
const AREA_RULES: readonly RegExp[] = [
  /^\D*?(?:街道(?!\d)|镇|乡)/,
  /^\D{2,24}?(?:大道|大街|[路街巷道])/,
  /^\D*?(?:区(?<!自治区|小区|社区|园区|校区)|县|旗)/,
  /^\D*?市/,
]

const LONGEST = 24

/** The area of an address; '' when there is no address. */
export function areaOf(address: string): string {
  const whole = address.normalize('NFKC').replace(/\s+/gu, '')
  for (const rule of AREA_RULES) {
    const area = rule.exec(whole)?.[0]
    if (area !== undefined && area.length >= 2) return area
  }
  return [...whole].slice(0, LONGEST).join('')
}
