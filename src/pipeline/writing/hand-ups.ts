import { type AssignedCase, type Collector, supervisorOf } from '../../model/case.ts'
import type { Day } from '../../model/day.ts'
import type { HandedOn } from '../../model/handing-up.ts'
import {
  countForPerson,
  type HandUpSurveyor,
  isHandedUp,
  isReportedNow,
  lapsesSoon,
  MOST_FORMS,
  noPersonSums,
  openHandUpSurvey,
  type PersonSums,
  type SupervisorFacts,
} from '../../report/index.ts'
import { openWorklistNames } from '../../write/index.ts'
import { batchOf } from '../judging/case-batch.ts'
import type { CasesJudged } from '../judging/cases.ts'
import type { Lists } from '../judging/lists.ts'
import type { BookPlan } from './books.ts'

/** Where the cases go whose supervisor nobody names. */
const NO_SUPERVISOR = 'supervisors/no-supervisor.xlsx'

/** One supervisor while the cases are walked. */
interface Gathering {
  readonly facts: SupervisorFacts
  readonly people: Map<string, PersonSums>
  /** handed up, or near the end of grace */
  readonly ids: number[]
  readonly survey: HandUpSurveyor
}

/** Gathers, case by case, what goes to the supervisors. */
export interface HandUps {
  look(c: AssignedCase, id: number): void
  /** a workbook for each supervisor to whom something is handed up, in order of branch and code */
  plan(cases: CasesJudged, lists: Lists): BookPlan[]
  /** handovers of this run; those of forms are known when their workbook was written */
  readonly reported: HandedOn['handovers']
}

export function openHandUps(asOf: Day): HandUps {
  const supervisors = new Map<string, Gathering>()
  const reported: HandedOn['handovers'][number][] = []
  return {
    reported,
    look(c, id) {
      if (c.disposition === 'excluded') return
      if ((c.disposition === 'future' || c.disposition === 'paid') && !isHandedUp(c)) return
      const { supervisorCode, supervisorName } = supervisorOf(c)
      const key = supervisorCode || supervisorName
      let one = supervisors.get(key)
      if (one === undefined) {
        one = { facts: factsOf(key, c), people: new Map(), ids: [], survey: openHandUpSurvey(asOf) }
        supervisors.set(key, one)
      }
      countForPerson(personOf(one, c.collector), c, asOf)
      const up = isHandedUp(c)
      if (up || lapsesSoon(c)) {
        one.ids.push(id)
        one.survey.add(c)
      }
      if (up && isReportedNow(c, asOf))
        reported.push({
          policyNo: c.policyNo,
          dueDate: c.dueDate,
          day: asOf,
          task: 'F11',
          supervisor: key,
          notedOn: undefined,
        })
    },
    plan(cases, lists) {
      const names = openWorklistNames(asOf)
      return [...supervisors.values()]
        .filter(({ ids }) => ids.length > 0)
        .sort((a, b) => compare(branchOf(a), branchOf(b)) || compare(a.facts.key, b.facts.key))
        .map((one) => {
          const { code, name, key } = one.facts
          const path = key === '' ? NO_SUPERVISOR : `supervisors/${names.nameOf(branchOf(one), code, name)}`
          const about = { kind: 'supervisor', supervisor: one.facts } as const
          return {
            path,
            lines: one.ids.length,
            about,
            task: () => ({
              ...about,
              path,
              people: [...one.people.values()],
              cases: batchOf(Int32Array.from(one.ids), cases, lists),
              found: one.survey.found(MOST_FORMS),
            }),
          }
        })
    },
  }
}

function factsOf(key: string, c: AssignedCase): SupervisorFacts {
  const { supervisorCode, supervisorName } = supervisorOf(c)
  const { branchCode, branchName } = c.collector ?? c.receivable
  return key === ''
    ? { key, code: '', name: '', branchCode: '', branchName: '' }
    : { key, code: supervisorCode, name: supervisorName, branchCode, branchName }
}

function branchOf({ facts }: Gathering): string {
  return facts.branchCode || facts.branchName
}

function personOf({ people }: Gathering, collector: Collector | undefined): PersonSums {
  const key = collector?.key ?? ''
  let person = people.get(key)
  if (person === undefined) {
    person = noPersonSums(collector)
    people.set(key, person)
  }
  return person
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
