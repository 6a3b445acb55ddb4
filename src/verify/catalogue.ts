import type { Check } from './check.ts'
import { columnMissing } from './checks/m001-column-missing.ts'
import { dateUnreadable } from './checks/m002-date-unreadable.ts'
import { amountUnreadable } from './checks/m003-amount-unreadable.ts'
import { valueUnknown } from './checks/m004-value-unknown.ts'
import { digitsLost } from './checks/m005-digits-lost.ts'
import { columnUnmapped } from './checks/m006-column-unmapped.ts'
import { textDamaged } from './checks/m007-text-damaged.ts'
import { sheetSkipped } from './checks/m008-sheet-skipped.ts'
import { rowWidth } from './checks/m009-row-width.ts'
import { sheetHidden } from './checks/m010-sheet-hidden.ts'
import { cellsMerged } from './checks/m011-cells-merged.ts'
import { policyNoMissing } from './checks/v001-policy-no-missing.ts'
import { dueDateMissing } from './checks/v002-due-date-missing.ts'
import { premiumNotPositive } from './checks/v003-premium-not-positive.ts'
import { duplicateRow } from './checks/v004-duplicate-row.ts'
import { conflictingRows } from './checks/v005-conflicting-rows.ts'
import { singlePremium } from './checks/v006-single-premium.ts'
import { dueBeforeEffective } from './checks/v007-due-before-effective.ts'
import { dueOffAnniversary } from './checks/v008-due-off-anniversary.ts'
import { policyYearDisagrees } from './checks/v009-policy-year-disagrees.ts'
import { beyondPaymentTerm } from './checks/v010-beyond-payment-term.ts'
import { statusDisagrees } from './checks/v011-status-disagrees.ts'
import { firstPremium } from './checks/v012-first-premium.ts'
import { sumDisagrees } from './checks/v013-sum-disagrees.ts'
import { foreignCurrency } from './checks/v014-foreign-currency.ts'
import { policyNoAlike } from './checks/v015-policy-no-alike.ts'
import { statedTwice } from './checks/v016-stated-twice.ts'
import { holderMissing } from './checks/v020-holder-missing.ts'
import { idCheckDigit } from './checks/v021-id-check-digit.ts'
import { idBirthDisagrees } from './checks/v022-id-birth-disagrees.ts'
import { idSexDisagrees } from './checks/v023-id-sex-disagrees.ts'
import { idOldForm } from './checks/v024-id-old-form.ts'
import { phoneMissing } from './checks/v030-phone-missing.ts'
import { mobileInvalid } from './checks/v031-mobile-invalid.ts'
import { phoneShared } from './checks/v032-phone-shared.ts'
import { phoneOfAgent } from './checks/v033-phone-of-agent.ts'
import { addressPoor } from './checks/v034-address-poor.ts'
import { accountMissing } from './checks/v040-account-missing.ts'
import { accountLength } from './checks/v041-account-length.ts'
import { accountLuhn } from './checks/v042-account-luhn.ts'
import { abcPrefixMissing } from './checks/v043-abc-prefix-missing.ts'
import { thirdPartyAccount } from './checks/v044-third-party-account.ts'
import { holderManyIdentities } from './checks/v045-holder-many-identities.ts'
import { accountShared } from './checks/v046-account-shared.ts'
import { failedWithoutReason } from './checks/v050-failed-without-reason.ts'
import { reasonWithoutFailure } from './checks/v051-reason-without-failure.ts'
import { reasonUnknown } from './checks/v052-reason-unknown.ts'
import { paidAfterLapse } from './checks/v053-paid-after-lapse.ts'
import { paidInPart } from './checks/v054-paid-in-part.ts'
import { agentMissing } from './checks/v060-agent-missing.ts'
import { agentStatusDisagrees } from './checks/v061-agent-status-disagrees.ts'
import { collectorUnknown } from './checks/v062-collector-unknown.ts'
import { fileTotalDisagrees } from './checks/v070-file-total-disagrees.ts'
import { fileTruncated } from './checks/v071-file-truncated.ts'

/** Every check of the verification catalogue, in the order of their codes. A code is never reused. */
export const CHECKS: readonly Check[] = [
  columnMissing,
  dateUnreadable,
  amountUnreadable,
  valueUnknown,
  digitsLost,
  columnUnmapped,
  textDamaged,
  sheetSkipped,
  rowWidth,
  sheetHidden,
  cellsMerged,
  policyNoMissing,
  dueDateMissing,
  premiumNotPositive,
  duplicateRow,
  conflictingRows,
  singlePremium,
  dueBeforeEffective,
  dueOffAnniversary,
  policyYearDisagrees,
  beyondPaymentTerm,
  statusDisagrees,
  firstPremium,
  sumDisagrees,
  foreignCurrency,
  policyNoAlike,
  statedTwice,
  holderMissing,
  idCheckDigit,
  idBirthDisagrees,
  idSexDisagrees,
  idOldForm,
  phoneMissing,
  mobileInvalid,
  phoneShared,
  phoneOfAgent,
  addressPoor,
  accountMissing,
  accountLength,
  accountLuhn,
  abcPrefixMissing,
  thirdPartyAccount,
  holderManyIdentities,
  accountShared,
  failedWithoutReason,
  reasonWithoutFailure,
  reasonUnknown,
  paidAfterLapse,
  paidInPart,
  agentMissing,
  agentStatusDisagrees,
  collectorUnknown,
  fileTotalDisagrees,
  fileTruncated,
]
