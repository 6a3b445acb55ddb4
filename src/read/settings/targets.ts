import { z } from 'zod'
import { DEFAULT_SETTINGS } from '../../model/settings.ts'
import { type Word, wordText } from '../../model/words.ts'
import { key } from './keys.ts'

const { groups: ofGroups, ...ofBuckets } = DEFAULT_SETTINGS.targets

function percent(byDefault: number, word: { readonly zh: string; readonly en: string }) {
  return key(z.number().min(0).max(100).default(byDefault), word.zh, word.en)
}

const bucket = (name: keyof typeof ofBuckets) => percent(ofBuckets[name], wordText('bucket', name))
const group = (name: keyof typeof ofGroups & Word<'targetGroup'>) =>
  percent(ofGroups[name], wordText('targetGroup', name))

/** The keys of `targets`: rates to be reached, in percent. */
export const targetsKey = key(
  z
    .strictObject({
      current: bucket('current'),
      grace1: bucket('grace1'),
      grace2: bucket('grace2'),
      groups: key(
        z
          .strictObject({
            first: group('first'),
            second: group('second'),
            later: group('later'),
            graceEasy: group('graceEasy'),
            graceDifficult: group('graceDifficult'),
            justLapsed: group('justLapsed'),
            nearPermanent: group('nearPermanent'),
          })
          .prefault({}),
        '下指标的各组：本月清单来时待收的件，收回多少（%）',
        "the groups that targets are set by: of what is open when the month's list comes, how much is to be collected, in percent",
      ),
    })
    .prefault({}),
  '目标达成率（%）：一个应缴月的应收，到当月、宽一、宽末各应收到多少',
  'target collection rates in percent: of all that is due in a month, how much by the end of that month, of grace 1, of grace 2',
)
