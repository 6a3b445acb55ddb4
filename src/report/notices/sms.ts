/** How a text message is counted: by the character set it needs, in parts that are paid for one by one. */
export interface SmsLength {
  readonly encoding: 'GSM-7' | 'UCS-2'
  /** as the set counts: some characters of GSM-7 take two places, characters beyond the first 65,536 take two of UCS-2 */
  readonly characters: number
  readonly parts: number
}

/** GSM 03.38: the basic set, and those that need an escape before them. */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
const EXTENDED = new Set('\f^{}\\[~]|€')

/** Places of one message alone, and of each part of several (a header takes the rest). */
const ROOM = { 'GSM-7': { alone: 160, part: 153 }, 'UCS-2': { alone: 70, part: 67 } } as const

/** Characters, encoding and parts of a message. A character is never cut in two by the end of a part. */
export function smsLength(text: string): SmsLength {
  const all = [...text]
  const encoding = all.every((one) => BASIC.has(one) || EXTENDED.has(one)) ? 'GSM-7' : 'UCS-2'
  const places = all.map((one) => (encoding === 'UCS-2' ? one.length : EXTENDED.has(one) ? 2 : 1))
  const characters = places.reduce((sum, place) => sum + place, 0)
  const { alone, part } = ROOM[encoding]
  if (characters <= alone) return { encoding, characters, parts: 1 }
  let parts = 1
  let used = 0
  for (const place of places) {
    if (used + place > part) {
      parts += 1
      used = 0
    }
    used += place
  }
  return { encoding, characters, parts }
}
