import { openAssignment } from '../assign/index.ts'
import { openClassifier } from '../classify/index.ts'
import { type GatheredCase, mergeRows, productsOf, withNews } from '../gather/index.ts'
import type { Case, Instalment } from '../model/case.ts'
import type { Finding } from '../model/finding.ts'
import type { CaseHistory } from '../model/history.ts'
import type { Receivable } from '../model/receivable.ts'
import type { RunContext } from '../model/run.ts'
import { wordsOf } from '../model/words.ts'
import { openOrder } from '../sort/index.ts'
import { openJudge, transferRisk } from '../transfer/index.ts'
import { openCaseChecks, severityOf } from '../verify/index.ts'
import { openCaseReader, openCaseWriter } from './case-record.ts'
import { loadCaseRows } from './case-rows.ts'
import { openColumn } from './columns.ts'
import type { FindingLog } from './finding-log.ts'
import { openRowWriter } from './row-record.ts'
import type { LoadedRow } from './row-store.ts'
import type { RowsRead } from './rows.ts'
import type { Scratch } from './scratch.ts'
import type { Progress } from './types.ts'

/** Every case, judged, on disk; in memory only what orders and assigns it. Cases are numbered by first appearance in the input. */
export type CasesJudged = ReturnType<typeof openCases>

const DISPOSITIONS = wordsOf('disposition')
/** How often progress is told, in policies. */
const TICK = 20_000

function openCases(context: RunContext, { gathered, part }: RowsRead, scratch: Scratch) {
  const spill = scratch.open()
  const writeCase = openCaseWriter(spill)
  const writeRow = openRowWriter(spill)
  const read = openCaseReader(scratch.reader())
  const addresses = openColumn((n) => new Float64Array(n))
  const dispositions = openColumn((n) => new Uint8Array(n))
  const assignment = openAssignment(context)
  const order = openOrder((a, b) => gathered.comparePolicies(gathered.policyOf(a), gathered.policyOf(b)))
  return {
    /** the highest number plus one */
    count: gathered.cases,
    /** the case is one of this run's: with `--only-branch` not all are */
    has: part.ownsCase,
    assignment,
    order,
    /** @param rowAddress where its receivable was put aside, if it was */
    add(id: number, c: Case, rowAddress: number | undefined): void {
      addresses.set(id, writeCase(c, rowAddress ?? writeRow(c.receivable, '')))
      dispositions.set(id, DISPOSITIONS.indexOf(c.disposition))
      assignment.claim(id, c)
      order.add(id, c)
    },
    /** a case of another branch: it is somebody's load, and may say who a collector is */
    addElsewhere: (id: number, c: Case): void => assignment.claim(id, c),
    /** where a case was put aside */
    addressOf: (id: number): number => addresses.at(id),
    /** after assignment: a case of the worklist whom nobody collects is unassigned */
    dispositionOf(id: number): Case['disposition'] {
      const disposition = DISPOSITIONS[dispositions.at(id)] ?? 'worklist'
      return disposition === 'worklist' && !assignment.collectorOf(id) ? 'unassigned' : disposition
    },
    load: (id: number) => read(addresses.at(id)),
    /** for threads that read cases by their addresses */
    share: () => scratch.share(),
  }
}

/** gather → transfer → classify → verify, policy by policy: the second pass, over what the first one stored. */
export function judgeCases(
  read: RowsRead,
  context: RunContext,
  log: FindingLog,
  watch: Progress,
  scratch: Scratch,
): CasesJudged {
  const { gathered } = read
  const cases = openCases(context, read, scratch)
  const judge = openJudge(context.settings)
  const classify = openClassifier(context)
  const check = openCaseChecks(context)

  const isDebited = (row: Receivable) => judge(row).status === 'succeeded'
  const loadRows = (one: GatheredCase) => loadCaseRows(read.store, one)
  const mergedOf = (loaded: readonly LoadedRow[]) => mergeRows(receivablesOf(loaded), isDebited)

  const instalmentOf = ({ rows }: GatheredCase, loaded: readonly LoadedRow[]): Instalment => {
    const found = loaded.flatMap((row) => row.codes)
    const wide = rows.flatMap((row) => read.tableFindings(row))
    const merged = mergedOf(loaded)
    const history = historyOf(merged.receivable, context)
    const receivable = withNews(merged.receivable, history, judge)
    // a check that was asked in its slight form (several accounts, V045) is a risk to the debit, but makes no case difficult
    const grave = wide.filter((finding) => finding.severity !== 'note')
    return {
      ...merged,
      receivable,
      // one amount of a bank's return may stand for several products of the list
      products: productsOf(loaded.flatMap(({ receivable, superseded = [] }) => [receivable, ...superseded])),
      codes: codesOf(found, grave),
      transfer: judge(receivable),
      transferRisk: transferRisk(receivable, codesOf(found, wide), context.settings),
      history,
    }
  }

  /** logs what the checks of agreement find in each row and in the case as a whole; the case with their codes */
  const verified = (c: Case, rows: readonly Receivable[]): Case => {
    const codes = new Set(c.codes)
    const note = ({ origin }: Receivable, findings: readonly Finding[]): void => {
      for (const finding of findings) {
        const severity = severityOf(finding, context.settings)
        if (severity === 'off') continue
        log.add(origin.table, origin.row, c.policyNo, finding, severity)
        codes.add(finding.code)
      }
    }
    if (rows.length === 1) note(c.receivable, check.all(c))
    else {
      note(c.receivable, check.ofCase(c))
      for (const row of rows) note(row, check.ofRow({ ...c, receivable: row, transfer: judge(row) }))
    }
    return codes.size === c.codes.length ? c : { ...c, codes: [...codes] }
  }

  const judgePolicy = (ofPolicy: readonly GatheredCase[]): void => {
    const loaded = ofPolicy.map(loadRows)
    const judged = classify(ofPolicy.map((one, i) => instalmentOf(one, loaded[i] ?? [])))
    for (const [i, { id }] of ofPolicy.entries()) {
      const c = judged[i]
      if (!c) continue
      const [row, ...others] = loaded[i] ?? []
      const address = others.length === 0 ? row?.address : undefined
      if (cases.has(id)) cases.add(id, verified(c, receivablesOf(loaded[i] ?? [])), address)
      else cases.addElsewhere(id, c)
    }
  }

  watch.stage('judge', gathered.policies)
  for (let policy = 0; policy < gathered.policies; policy++) {
    const ofPolicy = gathered.casesOf(policy)
    if (context.roster || ofPolicy.some(({ id }) => cases.has(id))) judgePolicy(ofPolicy)
    else for (const one of ofPolicy) cases.assignment.witness(mergedOf(loadRows(one)).receivable)
    if (policy % TICK === 0) {
      watch.signal.throwIfAborted()
      watch.tick(policy)
    }
  }
  cases.assignment.conclude()
  for (let id = 0; id < cases.count; id++) if (cases.has(id) && cases.assignment.isOwn(id)) cases.order.serve(id, 'own')
  return cases
}

function historyOf({ policyNo, dueDate }: Receivable, { book }: RunContext): CaseHistory | undefined {
  return book === undefined || dueDate === undefined ? undefined : book.historyOf(policyNo)?.get(dueDate)
}

function receivablesOf(loaded: readonly LoadedRow[]): readonly Receivable[] {
  return loaded.map((row) => row.receivable)
}

/** Codes of findings, without repeats. */
function codesOf(found: readonly string[], wide: readonly Finding[]): readonly string[] {
  if (wide.length === 0 && found.length < 2) return found
  return [...new Set([...found, ...wide.map((finding) => finding.code)])]
}
