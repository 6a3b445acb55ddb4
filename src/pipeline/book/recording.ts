import type { Recorder, SightingDetails } from '../../book/index.ts'
import { type AssignedCase, supervisorOf } from '../../model/case.ts'
import type { Day } from '../../model/day.ts'
import type { DebitResult } from '../../model/history.ts'
import { TASK_CODES, type TaskCode } from '../../model/task.ts'

/** Enters into the book what a run found out, case by case. Only what is new is entered, so that the same run twice changes nothing. */
export interface Recording
  extends Pick<
    Recorder,
    | 'keepListed'
    | 'settle'
    | 'vanished'
    | 'readProgress'
    | 'commit'
    | 'abandon'
    | 'addHandover'
    | 'addNotice'
    | 'addChange'
  > {
  /** every case of the run once, assigned */
  note(c: AssignedCase): void
}

export function openRecording(recorder: Recorder, asOf: Day): Recording {
  const { keepListed, settle, vanished, readProgress, commit, abandon, addHandover, addNotice, addChange } = recorder
  return {
    keepListed,
    settle,
    vanished,
    readProgress,
    commit,
    abandon,
    addHandover,
    addNotice,
    addChange,
    note(c) {
      const { policyNo, dueDate, bucket, stage, dayState, disposition, transfer, premium, collector, history } = c
      const { status: transferStatus, reason: transferReason } = transfer
      const id = recorder.see(
        {
          policyNo,
          dueDate,
          bucket,
          stage,
          dayState,
          disposition,
          transferStatus,
          transferReason,
          premium,
          collector: collector?.key ?? '',
          details: detailsOf(c),
        },
        history?.recorded,
      )
      const debit = debitToEnter(c, asOf)
      if (debit) recorder.addDebit(id, debit, '')
      const had = history?.assignments.at(-1)?.collector
      // what holds since an earlier day stands there already, with this case or another of the policy
      if (collector && c.assignedSince === asOf && collector.key !== had)
        recorder.addAssignment(id, {
          collector: collector.key,
          name: collector.name,
          rule: c.assignedBy,
          reasonCode: c.reasonCode,
        })
      markTasks(id, c, recorder)
    },
  }
}

function detailsOf(c: AssignedCase): SightingDetails {
  const {
    receivable,
    collector,
    policyYearBand,
    difficult,
    hold,
    oldestDue,
    lapseFrom,
    reinstateBy,
    paidOn,
    followUp,
  } = c
  const { supervisorCode, supervisorName } = supervisorOf(c)
  return {
    branch: { code: receivable.branchCode, name: receivable.branchName },
    team: { code: supervisorCode, name: supervisorName },
    collector: { code: collector?.code ?? '', name: collector?.name ?? '' },
    yearBand: policyYearBand,
    frequency: receivable.frequency,
    difficult,
    hold,
    listTold: c.transfer.status === 'failed' && !c.listBehind,
    cameLate: c.paidAfterLapse !== undefined && !c.paidInPart,
    oldestDue,
    lapseFrom,
    reinstateBy,
    paidOn,
    overdue: overdueTasks(followUp.tasks),
  }
}

/** Codes of the tasks whose day is over, in the order of the codes: that of their urgency changes every day. */
function overdueTasks(tasks: AssignedCase['followUp']['tasks']): readonly TaskCode[] {
  const codes = tasks.flatMap(({ code, state }) => (state === 'overdue' && code !== '' ? [code] : []))
  return codes.length < 2 ? codes : TASK_CODES.filter((code) => codes.includes(code))
}

/**
 * The result of a debit that the list reports, unless the book has it. A list repeats the last result until there is another, so one
 * without a day of the bank is news only if the last one reads differently.
 */
function debitToEnter({ transfer, receivable, history }: AssignedCase, asOf: Day): DebitResult | undefined {
  const { status, reason, rawReason } = transfer
  if (status !== 'failed' && status !== 'succeeded') return undefined
  const given = receivable.returnDate
  const known = history?.debits ?? []
  const alike = (debit: DebitResult | undefined) => debit?.status === status && debit.rawReason === rawReason
  const isKnown = given === undefined ? alike(known.at(-1)) : known.some((debit) => debit.day === given && alike(debit))
  return isKnown ? undefined : { day: given ?? asOf, status, reason, rawReason }
}

/** A task stands in the follow-up as long as its condition holds, done or not. */
function markTasks(id: number, { followUp: { tasks }, history }: AssignedCase, recorder: Recorder): void {
  const since = history?.since ?? {}
  const wasDone = history?.recorded?.done ?? []
  const begun = Object.keys(since)
  if (tasks.length === 0 && begun.length === 0) return
  const present = new Set<string>()
  for (const { code, state, doneOn, doneBy } of tasks) {
    if (code === '' || present.has(code)) continue
    present.add(code)
    const isDone = state === 'done'
    if (isDone && !wasDone.includes(code)) recorder.markTask(id, code, 'done', { on: doneOn, by: doneBy })
    else if (!isDone && (since[code] === undefined || wasDone.includes(code))) recorder.markTask(id, code, 'begun')
  }
  for (const code of TASK_CODES)
    if (since[code] !== undefined && !present.has(code)) recorder.markTask(id, code, 'ended')
}
