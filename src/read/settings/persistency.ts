import { z } from 'zod'
import { DEFAULT_SETTINGS as D } from '../../model/settings.ts'
import { key } from './keys.ts'

/** The keys of `persistency`: what companies decide differently about it. */
export const persistencyKey = key(
  z
    .strictObject({
      withinGrace: key(
        z.enum(['month13', 'all']).default(D.persistency.withinGrace),
        '哪些保费必须在宽限期内收到才算：month13 只有13个月的第二年保费，all 全部',
        'whose premium must have come within grace: month13 = that of year 2 in the 13-month rate, all = every one',
      ),
      premiumWeight: key(
        z.number().int().min(0).max(100).default(D.persistency.premiumWeight),
        '综合继续率里保费继续率占百分之几，其余是件数继续率',
        'percent of the premium rate in the overall rate; the rest is the case rate',
      ),
      fewPolicies: key(
        z.number().int().min(0).default(D.persistency.fewPolicies),
        '少于几件的业务员、机构……不参加排名',
        'agents, branches … with fewer policies are not ranked',
      ),
      frequencyIfMissing: key(
        z.enum(['annual', '']).default(D.persistency.frequencyIfMissing),
        '清单没有缴费频次列时：annual = 全是年缴；空 = 不猜，拒绝',
        'of lists without a frequency column: annual = all are paid annually; empty = refused, never guessed',
      ),
    })
    .prefault({}),
  '继续率（xuqi persistency）',
  'persistency (xuqi persistency)',
)
