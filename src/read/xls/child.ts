/**
 * The child process that reads `.xls` workbooks with the library @e965/xlsx, and opens encrypted ones.
 * It has a process of its own because the library can hang or fill the memory on a damaged file; the parent ends it then.
 */
import { readFile } from 'node:fs/promises'
import type { RawCell } from '../../model/raw.ts'
import type { ChildAnswer, ChildRequest, ChildTask } from './messages.ts'
import { checked, openOffice } from './office-book.ts'
import { type BookRows, readBiffBook } from './sheetjs.ts'

const BATCH_ROWS = 1000

let rowsLeft: Iterator<ChildAnswer> | undefined

process.on('message', (request: ChildRequest) => {
  answer(request).then(
    (result) => process.send?.(result),
    () => process.send?.(damaged()),
  )
})

async function answer(request: ChildRequest): Promise<ChildAnswer> {
  if (request.ask === 'open') return open(request.task)
  const step = rowsLeft?.next()
  return step === undefined || step.done === true ? { is: 'done' } : step.value
}

async function open(task: ChildTask): Promise<ChildAnswer> {
  const file = await readFile(task.path)
  const book = task.kind === 'ole' ? await openOffice(file, task.passwords) : checked(file)
  return book.is === 'biff' ? hand(readBiffBook(book.stream, book.cells)) : book
}

function hand(book: BookRows): ChildAnswer {
  rowsLeft = batchesOf(book)
  return {
    is: 'opened',
    sheets: book.sheets.map(({ name, hidden, merged }) => ({ name, hidden, merged })),
    epoch1904: book.epoch1904,
  }
}

function* batchesOf(book: BookRows): Generator<ChildAnswer> {
  for (const [sheet, { rows }] of book.sheets.entries()) {
    let rowNos: number[] = []
    let batch: RawCell[][] = []
    for (const { rowNo, cells } of rows()) {
      rowNos.push(rowNo)
      batch.push(cells)
      if (batch.length < BATCH_ROWS) continue
      yield { is: 'batch', sheet, batch: { rowNos, rows: batch } }
      rowNos = []
      batch = []
    }
    if (batch.length > 0) yield { is: 'batch', sheet, batch: { rowNos, rows: batch } }
  }
}

/** Whatever a library or a reader trips over in the child is the fault of the file. */
function damaged(): ChildAnswer {
  return { is: 'refused', code: 'R008', what: { zh: '文件不完整或已损坏', en: 'the file is cut or damaged' } }
}
