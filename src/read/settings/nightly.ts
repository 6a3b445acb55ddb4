import { z } from 'zod'
import { DEFAULT_SETTINGS as D } from '../../model/settings.ts'
import { key } from './keys.ts'

/** The keys of the unattended run. */
export const nightlyKeys = key(
  z
    .strictObject({
      inbox: key(
        z.string().min(1).default(D.nightly.inbox),
        '收件夹：导出、回盘、实收、填好的清单都放这里',
        'inbox: exports, returns, paid lists and filled worklists are put here',
      ),
      outbox: key(
        z.string().min(1).default(D.nightly.outbox),
        '发件夹：结果写到 发件夹/工作月/截至日',
        'outbox: outputs are written to OUTBOX/MONTH/DAY',
      ),
      archive: key(z.string().min(1).default(D.nightly.archive), '归档：读过的文件', 'archive: files that were read'),
      quarantine: key(
        z.string().min(1).default(D.nightly.quarantine),
        '隔离：读不了的文件，原因写在旁边',
        'quarantine: files that could not be read, each with its reason beside it',
      ),
      log: key(
        z.string().min(1).default(D.nightly.log),
        '日志，每件事一行 JSON，不含客户信息',
        'log, one JSON line an event, without personal data',
      ),
      settleSeconds: key(
        z.number().int().min(0).max(3600).default(D.nightly.settleSeconds),
        '几秒内还在变的文件等下一次再读',
        'a file that still changes after so many seconds waits for the next night',
      ),
      listDays: key(
        z.number().int().min(1).max(3650).default(D.nightly.listDays),
        '多少天没有新的就不再用这份清单',
        'a list without a newer one for so many days is no longer used',
      ),
      keepDays: key(
        z.number().int().min(0).max(3650).default(D.nightly.keepDays),
        '结果保留几天；0 = 一直保留',
        'days for which outputs are kept; 0 = for good',
      ),
    })
    .prefault({}),
  '夜间自动运行（xuqi nightly）的文件夹；相对于本文件',
  'the folders of the unattended run (xuqi nightly); relative to this file',
)
