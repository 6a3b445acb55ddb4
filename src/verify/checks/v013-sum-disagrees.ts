import { addFen, formatFen, NO_FEN } from '../../model/money.ts'
import type { RowCheck } from '../check.ts'

/** An empty rider cell counts as nothing, unless a rider is named: then its premium is not known and nothing is compared. */
export const sumDisagrees: RowCheck = {
  kind: 'row',
  code: 'V013',
  name: 'sum-disagrees',
  severity: 'warn',
  field: 'premium',
  needs: ['mainPremium', 'riderPremium'],
  title: { zh: '合计不符', en: 'sum disagrees' },
  when: {
    zh: '导出既有合计又有主险、附加险保费时：合计 ≠ 主险 + 附加险',
    en: 'where the export gives both: total ≠ main + riders',
  },
  message: {
    zh: '应缴保费 {premium} ≠ 主险 {main} + 附加险 {riders}（{sum}）',
    en: 'the premium {premium} ≠ main {main} + riders {riders} ({sum})',
  },
  remedy: { zh: '核对三个金额；处理时以应缴保费为准。', en: 'Look at the three amounts; the premium due is used.' },
  bad: { premium: '1300.00', mainPremium: '1000.00', riderPremium: '200.00' },
  good: { premium: '1200.00', mainPremium: '1000.00', riderPremium: '200.00' },
  find: (row) => {
    const { premium, mainPremium, riderPremium, riderNames } = row
    if (premium === undefined || mainPremium === undefined) return undefined
    if (riderPremium === undefined && riderNames !== '') return undefined
    const riders = riderPremium ?? NO_FEN
    const sum = addFen(mainPremium, riders)
    if (sum === premium) return undefined
    return {
      facts: {
        premium: formatFen(premium),
        main: formatFen(mainPremium),
        riders: formatFen(riders),
        sum: formatFen(sum),
      },
    }
  },
}
