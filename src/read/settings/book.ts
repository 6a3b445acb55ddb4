import { z } from 'zod'
import { DEFAULT_SETTINGS as D } from '../../model/settings.ts'
import { key } from './keys.ts'

/** The keys about the follow-up book. */
export const BOOK_KEYS = {
  book: key(
    z.string().default(D.book),
    '跟进簿；空 = 结果写到默认位置时用 xuqi-out/book.db，off = 不用；相对于本文件',
    'the follow-up book; empty = xuqi-out/book.db when the outputs go to their usual place, off = none; relative to this file',
    'book.db',
  ),
  retentionMonths: key(
    z.number().int().min(1).max(1200).default(D.retentionMonths),
    '结案后个人信息在跟进簿里保留几个月（xuqi book purge 清除）',
    'months for which the book keeps the personal data of closed cases (xuqi book purge takes it out)',
  ),
}
