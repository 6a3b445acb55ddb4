import { foldName } from '../../model/holder.ts'
import { maskName } from '../../model/mask.ts'
import type { RowCheck } from '../check.ts'
import { isGroupOrOrganisation } from '../holder.ts'

export const thirdPartyAccount: RowCheck = {
  kind: 'row',
  code: 'V044',
  name: 'third-party-account',
  severity: 'warn',
  field: 'accountName',
  needs: ['accountName', 'holderName'],
  title: { zh: '第三方账户', en: 'third-party account' },
  when: {
    zh: '账户户名既不是投保人也不是被保险人（空格、全半角、名字中间的点不计）；团单和机构除外',
    en: "the account name is neither the holder's nor the insured's (blanks, width and dots inside a name do not count); not for group policies and organisations",
  },
  message: {
    zh: '账户户名“{value}”既不是投保人 {holder}，也不是被保险人',
    en: 'the account is in the name of "{value}", neither the holder {holder} nor the insured',
  },
  remedy: {
    zh: '改用投保人或被保险人本人账户，或补办授权。',
    en: "Use the holder's or the insured's own account, or get an authorisation.",
  },
  bad: { accountName: '赵试', holderName: '王试', insuredName: '李试' },
  good: { accountName: '李 试', holderName: '王试', insuredName: '李试' },
  find: (row) => {
    const { accountName, holderName, insuredName } = row
    if (accountName === '' || holderName === '' || accountName === holderName || accountName === insuredName)
      return undefined
    const owner = foldName(accountName)
    if (owner === foldName(holderName) || owner === foldName(insuredName) || isGroupOrOrganisation(row))
      return undefined
    return { facts: { holder: maskName(holderName) } }
  },
}
