import type { Text } from '../../model/text.ts'
import { counted } from '../../model/wording.ts'

/** What became of the rows of a file. */
interface FileRows {
  accepted: number
  superseded: number
}

/** Whether files of one run hold the same instalments: which of them counted as the newer one. */
export interface Overlaps {
  note(path: string, fate: keyof FileRows): void
  /** @param paths in the order in which they were read */
  texts(paths: readonly string[]): Text[]
}

/** Percent of a file's rows that later files supersede: from here on it looks like an older copy of them. */
const MOST = 50
/** Files that are named. */
const MOST_NAMED = 5

export function openOverlaps(): Overlaps {
  const files = new Map<string, FileRows>()
  return {
    note(path, fate) {
      const rows = files.get(path) ?? { accepted: 0, superseded: 0 }
      files.set(path, rows)
      rows[fate] += 1
    },
    texts(paths) {
      const older = paths.flatMap((path) => {
        const rows = files.get(path)
        return rows && rows.superseded > 0 ? [{ path, ...rows }] : []
      })
      if (older.length === 0) return []
      const superseded = older.reduce((sum, one) => sum + one.superseded, 0)
      const copies = older.filter(
        (one) => one.accepted > 0 && one.superseded * 100 >= (one.accepted + one.superseded) * MOST,
      )
      return [orderText(superseded, paths), ...(copies.length > 0 ? [leftText(copies)] : [])]
    },
  }
}

function orderText(rows: number, paths: readonly string[]): Text {
  const order = paths.slice(-MOST_NAMED).join(' → ')
  const isMore = paths.length > MOST_NAMED
  return {
    zh: `几份清单里有同一件：${rows} 行以后面的文件为准，次序是 ${isMore ? '…… → ' : ''}${order}（最后的算最新）。次序不对的，从旧到新逐个写出文件名再运行。`,
    en: `Several files hold the same cases: for ${counted(rows, 'row')} the later file counts, in the order ${isMore ? '… → ' : ''}${order} (the last one is taken for the newest). If that is not so, run again with the files named one by one, the oldest first.`,
  }
}

function leftText(copies: readonly (FileRows & { readonly path: string })[]): Text {
  const zh = copies.map(({ path, accepted }) => `${path} ${accepted} 行`).join('、')
  const en = copies.map(({ path, accepted }) => `${path}: ${counted(accepted, 'row')}`).join('; ')
  return {
    zh: `前面的清单里，后面没有的照样要收：${zh}。后面是回盘、保单少的不用管；是同一份清单的新旧两次导出的，旧的不要一起放：新的里没有的，多半已经缴了。`,
    en: `What stands in an earlier file and in no later one is to be collected all the same: ${en}. Nothing to do where the later file is a bank return or holds fewer policies by its nature; where they are an older and a newer export of one list, leave the older out: what the newer one has not was most likely paid.`,
  }
}
