import type { UnpaidReasonName } from './contact.ts'
import type { FieldName } from './field.ts'
import type { NoticeTemplate } from './notice.ts'
import type { PolicyField, PolicyWordField } from './policy-field.ts'
import type { ReasonCode } from './reason.ts'
import type { Lang } from './text.ts'
import type { Bucket, Severity, TargetGroup } from './words.ts'

/** What a product does when grace ends unpaid. Only `lapse` lapses by itself. */
export type AfterGrace = 'lapse' | 'deferred' | 'loan' | 'paidUp' | 'extended'

/** A rule for the products whose code is one of `codes` or whose name contains one of `names`; the first that fits wins. */
export interface ProductRule {
  readonly codes: readonly string[]
  readonly names: readonly string[]
  readonly graceDays?: number | undefined
  readonly reinstateYears?: number | undefined
  readonly lapseBufferDays?: number | undefined
  readonly afterGrace?: AfterGrace | undefined
}

/** A case is large by a rule when every condition the rule names holds. Amounts in yuan. */
export interface LargeRule {
  readonly termFrom?: number | undefined
  readonly termTo?: number | undefined
  readonly premiumFrom: number
  readonly channels?: readonly string[] | undefined
  readonly products?: readonly string[] | undefined
}

/** A user's own rule about the words of a bank; it wins over the built-in ones. */
export interface TransferRule {
  readonly code?: string | undefined
  readonly phrase?: string | undefined
  readonly keyword?: string | undefined
  /** only for banks whose name contains this */
  readonly bank?: string | undefined
  readonly reason: ReasonCode | 'success' | 'unknown'
}

/** The folders of the unattended run. */
export interface NightlySettings {
  /** exports, returns, paid lists and filled worklists are put here */
  readonly inbox: string
  /** the outputs: outbox/MONTH/DAY */
  readonly outbox: string
  /** what was read */
  readonly archive: string
  /** what could not be read, each file with its reason beside it */
  readonly quarantine: string
  /** one JSON line an event */
  readonly log: string
  /** a file that changed within this time is looked at again after it; if it changes still, it waits for the next night */
  readonly settleSeconds: number
  /** a list that was not sent anew for so long is no longer worked on */
  readonly listDays: number
  /** outputs older than this are deleted; 0 = none */
  readonly keepDays: number
}

/** The buckets of the month plan that have a target. */
export type PlanBucket = Extract<Bucket, 'current' | 'grace1' | 'grace2'>
/** The groups that have a target of their own. */
export type SetGroup = Exclude<TargetGroup, 'yearUnknown' | 'other'>

/** Everything a company can decide for itself. Written in `xuqi.config.yaml`; every key has a default. */
export interface Settings {
  readonly lang: Lang
  /** decides what "today" is */
  readonly timezone: string
  readonly graceDays: number
  readonly reinstateYears: number
  readonly lapseBufferDays: number
  readonly products: readonly ProductRule[]
  readonly large: { readonly annualisedFrom: number; readonly rules: readonly LargeRule[] }
  readonly potential: { readonly ageFrom: number; readonly ageTo: number }
  /** policy numbers to be marked special */
  readonly special: readonly string[]
  /** field → names of columns that mean it */
  readonly columns: Readonly<Partial<Record<FieldName | PolicyField, readonly string[]>>>
  /** field → value → words that mean it */
  readonly words: Readonly<Partial<Record<FieldName | PolicyWordField, Readonly<Record<string, readonly string[]>>>>>
  /** code of a check → its severity, or `off` */
  readonly checks: Readonly<Record<string, Severity | 'off'>>
  readonly transferRules: readonly TransferRule[]
  /** reason → days before the last day of grace */
  readonly deadlines: Readonly<Partial<Record<ReasonCode, number>>>
  /** bank name part (or `*`) → days of the month on which it debits */
  readonly debitDays: Readonly<Record<string, readonly number[]>>
  /** bank name part → lengths of account numbers that it issues */
  readonly accountLengths: Readonly<Record<string, readonly number[]>>
  /** days off and working days beyond the built-in calendar, YYYY-MM-DD */
  readonly holidays: { readonly off: readonly string[]; readonly work: readonly string[] }
  /** target collection rates in percent */
  readonly targets: Readonly<Record<PlanBucket, number>> & {
    /** of the groups that targets are set by */
    readonly groups: Readonly<Record<SetGroup, number>>
  }
  /** reason for not paying → what to say; blanks `{graceEnd}`, `{dueDate}`, `{lapseFrom}`, `{reinstateBy}` */
  readonly say: Readonly<Partial<Record<UnpaidReasonName, string>>>
  /** whom to ask when nobody is reached, in order; empty = the built-in order */
  readonly askNext: readonly string[]
  readonly persistency: {
    /** months whose premium counts only if it came within grace: that of year 2 in the 13-month rate, or every one */
    readonly withinGrace: 'month13' | 'all'
    /** weight of the premium rate in the overall rate, percent */
    readonly premiumWeight: number
    /** agents, branches … with fewer policies are not ranked */
    readonly fewPolicies: number
    /** what a list without a frequency column holds; '' = not known, which is refused */
    readonly frequencyIfMissing: 'annual' | ''
  }
  readonly sort: readonly string[]
  readonly roster: string
  readonly assignments: string
  /** the follow-up book; '' = beside the outputs if those go to their usual place, `off` = none */
  readonly book: string
  /** how long a closed case keeps its personal data in the book */
  readonly retentionMonths: number
  readonly worklist: {
    /** show ID number and account in full */
    readonly showIdAndAccount: boolean
    readonly company: string
    readonly hotline: string
  }
  readonly notices: {
    /** of the messages, whatever the language of the run is */
    readonly lang: Lang
    /** template → text with `{blank}`s; those left out are our own */
    readonly templates: Readonly<Partial<Record<NoticeTemplate, string>>>
    /** policy numbers and mobiles that get none */
    readonly optOut: readonly string[]
    /** the same notice about a case is not handed out again within so many days */
    readonly periodDays: number
    /** when they are to be sent, `HH:MM` from 09:00 to 20:00 */
    readonly at: string
    /** fills `{link}`: the only link that a notice may hold */
    readonly link: string
  }
  /** what `xuqi nightly` reads and writes; folders relative to the settings file */
  readonly nightly: NightlySettings
  /** octal, e.g. `600` */
  readonly fileMode: string
  /** group that owns the output, '' = leave it */
  readonly group: string
}

export const DEFAULT_SETTINGS: Settings = {
  lang: 'zh',
  timezone: 'Asia/Shanghai',
  graceDays: 60,
  reinstateYears: 2,
  lapseBufferDays: 0,
  products: [{ codes: [], names: ['万能'], afterGrace: 'deferred' }],
  large: { annualisedFrom: 10_000, rules: [] },
  potential: { ageFrom: 35, ageTo: 45 },
  special: [],
  columns: {},
  words: {},
  checks: {},
  transferRules: [],
  deadlines: {},
  debitDays: {},
  accountLengths: {},
  holidays: { off: [], work: [] },
  targets: {
    current: 85,
    grace1: 92,
    grace2: 96,
    groups: {
      first: 85,
      second: 85,
      later: 90,
      graceEasy: 60,
      graceDifficult: 30,
      justLapsed: 20,
      nearPermanent: 10,
    },
  },
  say: {},
  askNext: [],
  persistency: { withinGrace: 'month13', premiumWeight: 50, fewPolicies: 10, frequencyIfMissing: '' },
  sort: [],
  roster: '',
  assignments: '',
  book: '',
  retentionMonths: 36,
  worklist: { showIdAndAccount: false, company: '', hotline: '' },
  notices: { lang: 'zh', templates: {}, optOut: [], periodDays: 15, at: '10:00', link: '' },
  nightly: {
    inbox: 'inbox',
    outbox: 'xuqi-out',
    archive: 'archive',
    quarantine: 'quarantine',
    log: 'xuqi-nightly.jsonl',
    settleSeconds: 10,
    listDays: 35,
    keepDays: 0,
  },
  fileMode: '600',
  group: '',
}

/**
 * What a setting decides.
 * - `figures`: what the figures mean. Runs that are added up (`xuqi merge`) must agree in it.
 * - `own`: how exports and banks speak, who works there, what files and messages say and look like. Provinces may have their own.
 * - `place`: where something lies, and how long it is kept. It decides nothing in a run: its id does not depend on it.
 */
export type SettingRole = 'figures' | 'own' | 'place'

/** The role of each setting; what was read from a roster or from assignments decides by itself, not where it lies. */
export const SETTING_ROLES: Readonly<Record<keyof Settings, SettingRole>> = {
  lang: 'own',
  timezone: 'own',
  graceDays: 'figures',
  reinstateYears: 'figures',
  lapseBufferDays: 'figures',
  products: 'figures',
  large: 'figures',
  potential: 'figures',
  special: 'own',
  columns: 'own',
  words: 'own',
  checks: 'figures',
  transferRules: 'own',
  deadlines: 'figures',
  debitDays: 'own',
  accountLengths: 'own',
  holidays: 'figures',
  targets: 'figures',
  say: 'own',
  askNext: 'own',
  persistency: 'figures',
  sort: 'own',
  roster: 'place',
  assignments: 'place',
  book: 'place',
  retentionMonths: 'place',
  worklist: 'own',
  notices: 'own',
  nightly: 'place',
  fileMode: 'own',
  group: 'own',
}

/** Whether a key is that of a setting. */
export function isSetting(key: string): key is keyof Settings {
  return Object.hasOwn(SETTING_ROLES, key)
}
