import type { ReasonCode } from '../model/reason.ts'
import type { Lang } from '../model/text.ts'
export function explainReason(code: ReasonCode, lang: Lang): string { return code + lang }
export function reasonsPage(lang: Lang): string { return lang }
