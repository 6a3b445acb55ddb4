/** What a walk over the records of a BIFF stream tells before anything is read from it. */
export interface BiffOutline {
  /** records hold together and the last substream is closed: the file is not cut */
  readonly isComplete: boolean
  /** a FILEPASS record: the workbook has a password */
  readonly isEncrypted: boolean
  /** cells that hold a value, on all worksheets */
  readonly cells: number
}

const BEGIN = new Set([0x0009, 0x0209, 0x0409, 0x0809])
const END = 0x000a
const FILE_PASS = 0x002f
/** LABELSST, RK, NUMBER, LABEL, RSTRING, BOOLERR, FORMULA in the versions that write them; INTEGER of BIFF2 */
const CELLS = new Set([
  0x00fd, 0x027e, 0x007e, 0x0203, 0x0003, 0x0204, 0x0004, 0x00d6, 0x0205, 0x0005, 0x0006, 0x0206, 0x0406, 0x0002,
])
const MANY_NUMBERS = 0x00bd

/** Walks over the records; each says how long it is, so the walk always ends. */
export function walkBiff(stream: Buffer): BiffOutline {
  let depth = 0
  let opened = 0
  let cells = 0
  let isEncrypted = false
  let at = 0
  while (at + 4 <= stream.length) {
    const kind = stream.readUInt16LE(at)
    const length = stream.readUInt16LE(at + 2)
    // streams are filled up with zeros
    if (kind === 0 && length === 0 && depth === 0 && opened > 0) break
    at += 4 + length
    if (at > stream.length) return { isComplete: false, isEncrypted, cells }
    if (BEGIN.has(kind)) {
      depth += 1
      opened += 1
    } else if (kind === END) depth -= 1
    else if (kind === FILE_PASS) isEncrypted = true
    else if (CELLS.has(kind)) cells += 1
    else if (kind === MANY_NUMBERS) cells += (length - 6) / 6
  }
  return { isComplete: opened > 0 && depth <= 0, isEncrypted, cells }
}
