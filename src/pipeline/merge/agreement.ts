import type { RefusalItem } from '../../model/refusal.ts'
import { isSetting, SETTING_ROLES } from '../../model/settings.ts'
import type { Text } from '../../model/text.ts'
import type { FinishedRun } from './finished-run.ts'

/** Settings in which runs that are added up must agree; one that this version does not know decides, for all that is known. */
function mustAgree(key: string): boolean {
  return !isSetting(key) || SETTING_ROLES[key] === 'figures'
}

const WHAT = {
  version: { zh: '版本', en: 'version' },
  asOf: { zh: '截至日', en: 'as-of day' },
  month: { zh: '工作月', en: 'work month' },
  lang: { zh: '语言', en: 'language' },
} as const

/** Runs whose figures cannot be added up because they were made under other terms than the first. */
export function disagreements([first, ...others]: readonly FinishedRun[]): RefusalItem[] {
  if (!first) return []
  return others.flatMap((run) => {
    const refused = (what: Text, theirs: unknown, ours: unknown): RefusalItem => ({
      code: 'R025',
      facts: { path: run.path, other: first.path, what, theirs: shown(theirs), ours: shown(ours) },
    })
    const own = termsOf(run)
    const terms = termsOf(first)
    const names = ['version', 'asOf', 'month', 'lang'] as const
    const differing = names.filter((name) => own[name] !== terms[name])
    return [
      ...differing.map((name) => refused(WHAT[name], own[name], terms[name])),
      ...differingSettings(run, first).map(([key, theirs, ours]) =>
        refused({ zh: `设置 ${key}`, en: `the setting ${key}` }, theirs, ours),
      ),
    ]
  })
}

function termsOf({ manifest: { tool, asOf, month, lang } }: FinishedRun) {
  return { version: tool.version, asOf, month, lang }
}

function differingSettings(run: FinishedRun, other: FinishedRun): readonly (readonly [string, unknown, unknown])[] {
  const theirs: Readonly<Record<string, unknown>> = { ...run.manifest.settings }
  const ours: Readonly<Record<string, unknown>> = { ...other.manifest.settings }
  return [...new Set([...Object.keys(theirs), ...Object.keys(ours)])]
    .filter((key) => mustAgree(key) && sorted(theirs[key]) !== sorted(ours[key]))
    .map((key) => [key, theirs[key], ours[key]])
}

/** JSON whose keys are in order: who writes a key first means nothing by it. */
function sorted(value: unknown): string {
  const inOrder = (_: string, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one
  return JSON.stringify(value, inOrder) ?? ''
}

const MOST_SHOWN = 60

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '—')
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text
}
