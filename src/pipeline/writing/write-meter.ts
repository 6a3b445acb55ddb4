import type { Progress } from '../types.ts'

/** Tells how far the write stage is: cases that were walked and lines of workbooks, in one measure, and workbooks by number. */
export interface WriteMeter {
  /** so many workbooks more are to be made, with so many lines together */
  expect(books: number, lines: number): void
  walked(cases: number): void
  /** a workbook with so many lines was written */
  written(lines: number): void
}

/** A line of a workbook takes about so many times what a case in the files of `data/` takes. */
const LINE = 2

/** @param cases how many will be walked */
export function openWriteMeter(watch: Progress, cases: number): WriteMeter {
  let total = cases
  let done = 0
  let books = 0
  let made = 0
  const tell = () => watch.tick(done, total, { zh: `${made}/${books} 份`, en: `${made}/${books} workbooks` })
  watch.stage('write', cases)
  return {
    expect(more, lines) {
      books += more
      total += lines * LINE
      tell()
    },
    walked(some) {
      done += some
      tell()
    },
    written(lines) {
      made += 1
      done += lines * LINE
      tell()
    },
  }
}
