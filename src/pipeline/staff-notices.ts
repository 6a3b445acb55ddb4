import type { Namesake } from '../assign/index.ts'
import type { Roster } from '../model/roster.ts'
import { type SubstituteProblem, substituteProblems } from '../model/substitute.ts'
import type { Text } from '../model/text.ts'
import type { Found } from './found.ts'

/** What the user should know about the roster and the assignment file. */
export function staffNotices(found: Found): {
  readonly words: readonly Text[]
  /** what somebody has to look into */
  readonly doubts: readonly Text[]
} {
  return {
    words: unlistedNotices(found.rows.unlisted.size),
    doubts: [
      ...rosterNotices(found.context.roster),
      ...strangerNotices(found),
      ...namesakeNotices(found.cases.assignment.namesakes()),
    ],
  }
}

/** How many lines of the roster, or people, a notice names. */
const MOST_NAMED = 5

/** Substitutes who lead to nobody, with the lines where they stand. */
function rosterNotices(roster: Roster | undefined): Text[] {
  const problems = roster ? substituteProblems(roster) : []
  const unknown = problems.filter(({ kind }) => kind === 'unknown')
  const loops = problems.filter(({ kind }) => kind === 'loop')
  const notices: Text[] = []
  if (unknown.length > 0)
    notices.push({
      zh: `名册${placesOf(unknown, 'zh')}：替代人不在名册里，或有人重名，找不到人；请核对。`,
      en: `Roster, ${placesOf(unknown, 'en')}: the substitute is not on the roster, or several people bear the name: check them.`,
    })
  if (loops.length > 0)
    notices.push({
      zh: `名册${placesOf(loops, 'zh')}：替代人绕成一圈，圈上没有人在职，他们的件交不出去；请改一位。`,
      en: `Roster, ${placesOf(loops, 'en')}: the substitutes come round and nobody of them is active, so that nobody takes over their cases: name somebody else.`,
    })
  return notices
}

/** `第 5 行 S3 → S99、第 7、8 行 S5 → S6 → S5` */
function placesOf(problems: readonly SubstituteProblem[], lang: 'zh' | 'en'): string {
  const places = problems.slice(0, MOST_NAMED).map(({ rows, codes }) => {
    const chain = codes.join(' → ')
    return lang === 'zh'
      ? `第 ${rows.join('、')} 行 ${chain}`
      : `${rows.length > 1 ? 'rows' : 'row'} ${rows.join(', ')} ${chain}`
  })
  if (problems.length > MOST_NAMED) places.push(lang === 'zh' ? '……' : '…')
  return places.join(lang === 'zh' ? '、' : '; ')
}

/** Common names: two people would find each other's customers in one workbook. */
function namesakeNotices(namesakes: readonly Namesake[]): Text[] {
  if (namesakes.length === 0) return []
  const shown = namesakes.slice(0, MOST_NAMED)
  const more = namesakes.length > MOST_NAMED
  const zh = shown.map(({ name, branches }) => `${name}（${branches.join('、')}）`).join('，')
  const en = shown.map(({ name, branches }) => `${name} (${branches.join(', ')})`).join('; ')
  return [
    {
      zh: `没有工号、几个机构都有的收费员：${zh}${more ? ' ……' : ''}。同名按一个人算，件在一份清单里；是两个人的，请在清单里加工号，或用名册（--roster）。`,
      en: `Collectors without a code whom several branches name: ${en}${more ? ' …' : ''}. One name is taken for one person, with one worklist; if they are two, give their codes in the list, or a roster (--roster).`,
    },
  ]
}

/** Policies of the assignment file that are in no list. One that holds for long has more of them every night: their cases were paid. */
function unlistedNotices(policies: number): Text[] {
  if (policies === 0) return []
  return [
    {
      zh: `分派表里有 ${policies} 张保单不在清单里，没有用到；请核对保单号。`,
      en: `${policies} policies of the assignment file are in no list and were not used: check the numbers.`,
    },
  ]
}

/** Collectors of the assignment file whom the roster does not know. */
function strangerNotices({ context, rows }: Found): Text[] {
  const { assignments, roster } = context
  const staff = new Set([...(roster?.values() ?? [])].flatMap(({ code, name }) => [code, name]))
  const strangers = new Set<string>()
  for (const [policyNo, code] of assignments) {
    if (roster && !rows.unlisted.has(policyNo) && !staff.has(code)) strangers.add(code)
  }
  if (strangers.size === 0) return []
  const codes = [...strangers].slice(0, MOST_NAMED).join(' ')
  const isMore = strangers.size > MOST_NAMED
  return [
    {
      zh: `分派表里的收费员 ${codes}${isMore ? ' ……' : ''} 不在名册里，仍按分派表出清单；请核对工号。`,
      en: `Collectors ${codes}${isMore ? ' …' : ''} of the assignment file are not in the roster; their worklists were written all the same: check the codes.`,
    },
  ]
}
