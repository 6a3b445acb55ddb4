import { type Fen, fen } from '../../model/money.ts'

/**
 * An amount as people write it: sign or brackets, ￥ or ¥ or RMB, digits with or without thousands commas at their places, decimals,
 * 元 or 万元. Read on NFKC text, so that ￥ is ¥ and full-width digits are digits.
 */
const AMOUNT =
  /^(\()?\s*([-+−])?\s*(?:¥|RMB|CNY|人民币)?\s*([-+−])?\s*(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d*))?\s*(万元|万|元整|元|圆)?\s*(-)?\s*(\))?$/i

/**
 * Reads an amount from text, in whole fen; integers only, no float ever holds yuan. More than two decimals are unreadable unless they are zeros
 * (of an amount in 万元: more than six). @param text tidied, NFKC @param tenThousands the header says 万元
 */
export function readMoneyText(text: string, tenThousands: boolean): Fen | undefined {
  const plain = plainFen(text)
  if (plain !== undefined && !tenThousands) return plain
  const m = AMOUNT.exec(text)
  if (!m) return undefined
  const [, open, sign, signAfter, whole, decimals = '', unit, minusBehind, close] = m
  if (!whole && !decimals) return undefined
  if ((open === undefined) !== (close === undefined)) return undefined
  const negatives = [open, sign, signAfter, minusBehind].filter((mark) => mark !== undefined)
  if (negatives.length > 1) return undefined
  const inTenThousands = unit?.startsWith('万') || (tenThousands && unit === undefined)
  const amount = toFen(whole?.replaceAll(',', '') ?? '', decimals, inTenThousands ? 6 : 2)
  if (amount === undefined) return undefined
  return negatives.length === 1 && negatives[0] !== '+' ? fen(0 - amount) : amount
}

/** Digits and places → fen: the places beyond `places` must be zeros. */
function toFen(whole: string, decimals: string, places: number): Fen | undefined {
  if (/[^0]/.test(decimals.slice(places))) return undefined
  const digits = (whole + decimals.slice(0, places).padEnd(places, '0')).replace(/^0+(?=\d)/, '')
  const amount = Number(digits)
  return Number.isSafeInteger(amount) ? fen(amount) : undefined
}

/** The fast way for what nearly all cells hold: `1234`, `1234.5`, `1234.50`. Undefined sends the text the slow way. */
function plainFen(text: string): Fen | undefined {
  const { length } = text
  if (length === 0 || length > 15) return undefined
  let amount = 0
  let places = -1
  for (let i = 0; i < length; i++) {
    const c = text.charCodeAt(i)
    if (c >= 48 && c <= 57) {
      amount = amount * 10 + (c - 48)
      if (places >= 0) places += 1
    } else if (c === 46 && places < 0 && i > 0) places = 0
    else return undefined
  }
  if (places > 2) return undefined
  const inFen = places <= 0 ? amount * 100 : places === 1 ? amount * 10 : amount
  return Number.isSafeInteger(inFen) ? fen(inFen) : undefined
}

/**
 * Reads a workbook's number: first rounded to 15 significant digits, as Excel shows it (0.1 + 0.2 is 0.3), then read like text.
 * An amount that is the nearest float to whole fen is just that.
 */
export function readMoneyNumber(value: number, tenThousands: boolean): Fen | undefined {
  if (!Number.isFinite(value)) return undefined
  if (!tenThousands) {
    const rounded = Math.round(value * 100)
    if (rounded / 100 === value && Math.abs(rounded) < 1e15) return fen(rounded === 0 ? 0 : rounded)
  }
  return readMoneyText(value.toPrecision(15), tenThousands)
}
