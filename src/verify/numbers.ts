import { mobileIn, withoutGaps } from '../model/phone.ts'

/** A number by which phones are compared: the 11 digits of a mobile, else what is written if it has digits enough to be a phone. */
export function phoneKey(number: string): string {
  if (number === '') return ''
  const mobile = mobileIn(number)
  if (mobile !== '') return mobile
  const plain = withoutGaps(number)
  return /\d{7}/.test(plain) ? plain : ''
}

/** 16 to 19 digits of a card: 62, 4 or 5 first. */
export function isCardNumber(account: string): boolean {
  return /^(?:62\d{14,17}|[45]\d{15,18})$/.test(account)
}

/** The check of ISO/IEC 7812: from the right, every second digit doubled, the digits' sum divisible by ten. Digits only. */
export function passesLuhn(digits: string): boolean {
  let sum = 0
  let double = false
  for (let i = digits.length - 1; i >= 0; i--) {
    const digit = digits.charCodeAt(i) - 48
    const weighed = double ? digit * 2 : digit
    sum += weighed > 9 ? weighed - 9 : weighed
    double = !double
  }
  return sum % 10 === 0
}
