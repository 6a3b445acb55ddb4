import type { ByteSource } from '../source.ts'
import { openDecoder } from '../text/decode.ts'
import type { Encoding } from '../text/encoding.ts'

const SHEET_OR_HIDDEN = /<(?:\w+:)?(?:(Worksheet)[\s>]|Visible>\s*Sheet(?:Very)?Hidden)/g
/** Longer than what the pattern matches, short enough that nothing is found twice but what `lastIndex` passes over. */
const KEPT = 64

/**
 * Which worksheets of a SpreadsheetML file are hidden, by their place from 0. A sheet says it behind its rows, so the file is looked
 * through once before it is read.
 */
export async function hiddenSheets(source: ByteSource, encoding: Encoding, path: string): Promise<ReadonlySet<number>> {
  const hidden = new Set<number>()
  let sheet = -1
  let text = ''
  let from = 0
  for await (const piece of openDecoder(source, encoding, path, 0, () => {}).upTo(source.size)) {
    text += piece
    SHEET_OR_HIDDEN.lastIndex = from
    for (let found = SHEET_OR_HIDDEN.exec(text); found; found = SHEET_OR_HIDDEN.exec(text)) {
      if (found[1] === undefined) hidden.add(sheet)
      else sheet += 1
      from = SHEET_OR_HIDDEN.lastIndex
    }
    const cut = Math.max(from, text.length - KEPT)
    text = text.slice(cut)
    from = 0
  }
  return hidden
}
