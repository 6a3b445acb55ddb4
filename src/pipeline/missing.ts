import { addToMonth, type Day, formatDay, formatMonth, type Month } from '../model/day.ts'
import { formatFenGrouped } from '../model/money.ts'
import type { Changed, Progress } from '../model/standing.ts'
import type { Text } from '../model/text.ts'
import { counted } from '../model/wording.ts'
import type { BookOfRun } from './book/book-of-run.ts'
import type { RunOptions } from './types.ts'

/** Fewer cases than this tell nothing about the whole list. */
const MANY_CASES = 20

/**
 * A list was left out, or has another filter: of a month of the plan, or of a branch that stood in the lists beside these, not one case is
 * left. Whose branches were asked for by `--only-branch` wants no others.
 */
export function missingTexts(
  { recording }: Pick<BookOfRun, 'recording'>,
  month: Month,
  { onlyBranch }: Pick<RunOptions, 'onlyBranch'>,
): Text[] {
  const months = [...(recording?.vanishedMonths() ?? [])].filter(
    ([due, cases]) => due >= addToMonth(month, -2) && cases >= MANY_CASES,
  )
  const branches = onlyBranch ? [] : (recording?.vanishedBranches() ?? [])
  return [
    ...(recording?.isStranger() ? [STRANGER] : []),
    ...months.map(([due, cases]) => ({
      zh: `上次的清单里 ${formatMonth(due)} 应缴、没有收到钱的有 ${cases} 件，这次这个月的一件也没有：请核对是不是少了一份清单。`,
      en: `The last lists held ${cases} open cases due in ${formatMonth(due)}, these hold none of that month: check whether a list is missing.`,
    })),
    ...(branches.length === 0 ? [] : [branchesText(branches)]),
  ]
}

const STRANGER: Text = {
  zh: '跟进簿记过别的清单，却没有见过这些机构，这些件一件也不认得：请核对是不是别的部门的跟进簿。拿错了的，用 --book 指明自己的，加 --force 再运行一次，否则以前的联系、扣款和实收都不算；新加的机构不用管。',
  en: 'The follow-up book has recorded other lists, but has never seen these branches, nor any of these cases: check whether it is the book of another department. If so, name your own with --book and run again with --force, or earlier contacts, debits and payments do not count; nothing to do where a branch is new.',
}

/** Branches that are named. */
const MOST_NAMED = 5

function branchesText(branches: ReturnType<NonNullable<BookOfRun['recording']>['vanishedBranches']>): Text {
  const named = branches.slice(0, MOST_NAMED).map(({ code, name, cases }) => ({ branch: `${code}${name}`, cases }))
  const isMore = branches.length > MOST_NAMED
  const zh = named.map(({ branch, cases }) => `${branch || '（没有机构）'} ${cases} 件`).join('、')
  const en = named.map(({ branch, cases }) => `${branch || '(no branch)'}: ${counted(cases, 'case')}`).join('; ')
  return {
    zh: `上次和这些机构一起的清单里，还有别的机构要收的：${zh}${isMore ? ' ……' : ''}，这次一件也没有，没有清单可发。少了文件的，补齐再运行；机构改名、并走或分开运行的不用管。`,
    en: `The last lists that held these branches held open cases of others as well: ${en}${isMore ? ' …' : ''}. Now there is none, and nobody gets a worklist for them. If a file is missing, run again with it; nothing to do where branches were renamed or merged, or are run one by one.`,
  }
}

/**
 * What the follow-up report alone would tell, and nobody would look for: cases that left the lists and nothing says why, and cases that were
 * paid or excluded and are asked for again. That some cases leave is what every list of unpaid cases does; that half of them do somebody has to
 * look into. @param progress what the report says; undefined without a book
 */
export function progressTexts(progress: Progress | undefined): {
  readonly words: readonly Text[]
  readonly doubts: readonly Text[]
} {
  const previous = progress?.question.previous
  if (!progress || !previous) return { words: [], doubts: [] }
  const { total, presentBefore } = progress
  const { gone, reopened } = total.changes
  const half = gone.cases >= MANY_CASES && gone.cases * 2 >= presentBefore
  const left = gone.cases > 0 ? [goneText(gone, previous.asOf, half)] : []
  return {
    words: half ? [] : left,
    doubts: [...(half ? left : []), ...(reopened.cases > 0 ? [reopenedText(reopened)] : [])],
  }
}

function goneText({ cases, fen }: Changed, seen: Day, half: boolean): Text {
  const [zh, en] = half
    ? [
        '占那次的一半以上，请核对：是不是少了一份清单、只导出了一部分，或保单号的写法变了（前面的 0 丢了）。',
        'That is half of those lists or more: check whether a list is missing, only a part was exported, or policy numbers are written differently (leading zeros lost).',
      ]
    : [
        '清单只列未收的，收回实收清单（xuqi collect）才知道收了没有。',
        'Where lists hold unpaid cases only, collecting a paid list (xuqi collect) tells whether they were paid.',
      ]
  return {
    zh: `到 ${formatDay(seen)} 为止清单里有的 ${cases} 件（${formatFenGrouped(fen)} 元）这次没有了，没有说收到钱，也没有说剔除：逐件见跟进报告。${zh}`,
    en: `${counted(cases, 'case')} of the lists until ${formatDay(seen)} (${formatFenGrouped(fen)} yuan) ${cases === 1 ? 'is' : 'are'} not in these, and nothing says paid or excluded: see the follow-up report, case by case. ${en}`,
  }
}

function reopenedText({ cases, fen }: Changed): Text {
  return {
    zh: `以前算已收或剔除的 ${cases} 件（${formatFenGrouped(fen)} 元），这次又要收：逐件见跟进报告。冲正、退票的不用管；否则先核对清单里收费状态、实收日期、保单状态的列还在不在、列名变了没有（xuqi columns），再发清单。`,
    en: `${counted(cases, 'case')} (${formatFenGrouped(fen)} yuan) that counted as paid or excluded before ${cases === 1 ? 'is' : 'are'} to be collected again: see the follow-up report, case by case. Nothing to do where money went back; otherwise look whether the columns for paid, paid date and policy status are still there under the same names (xuqi columns) before the worklists are handed out.`,
  }
}
