import { foldName, isGroupPolicy } from '../model/holder.ts'
import { isOrganisationName } from '../model/mask.ts'
import type { Receivable } from '../model/receivable.ts'

/** ID types whose numbers are numbers of resident identity cards. */
const RESIDENT_CARDS: ReadonlySet<string> = new Set([
  '身份证',
  '居民身份证',
  '二代身份证',
  '第二代身份证',
  '二代居民身份证',
  '第二代居民身份证',
  '临时身份证',
  '临时居民身份证',
  '中国居民身份证',
  '大陆居民身份证',
  '中华人民共和国居民身份证',
])

/** Parts of the names of documents that only organisations have. */
const ORGANISATION_DOCUMENT = /社会信用代码|营业执照|组织机构|机构代码|税务登记|法人|登记证书|单位/

/**
 * Whether the holder's number is to be read as that of a resident identity card: the type says so, or the table has no column
 * for the type. An empty type in a table that has the column decides nothing, like every empty cell.
 */
export function hasResidentCard(row: Receivable): boolean {
  if (!row.columns.has('holderIdType')) return true
  return RESIDENT_CARDS.has(row.holderIdType) || RESIDENT_CARDS.has(foldName(row.holderIdType))
}

/** Group policies and organisations: identity, sex and a private account are not to be asked of them. A type that is given decides; else the name. */
export function isGroupOrOrganisation(row: Receivable): boolean {
  if (isGroupPolicy(row)) return true
  return row.holderIdType === '' ? isOrganisationName(row.holderName) : ORGANISATION_DOCUMENT.test(row.holderIdType)
}
