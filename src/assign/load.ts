import type { Fen } from '../model/money.ts'
import type { RosterEntry } from '../model/roster.ts'

/** What each person of the roster has to work on: cases of the worklists and their premium. Loads only grow. */
export interface Loads {
  add(person: number, premium: Fen): void
  /** the person's limit allows one more case */
  hasRoom(person: number): boolean
  /** the least loaded with room for one more: fewest cases, then least premium, then smaller code; −1 = nobody has room */
  openLeast(people: readonly number[]): () => number
}

/** A place in a heap, with the load that the person had when the place was last looked at. */
interface Place {
  readonly person: number
  cases: number
  fen: number
}

/** @param mayTakeOne whether somebody can be given one more at all; left out: as the limits and this load say */
export function openLoads(people: readonly RosterEntry[], mayTakeOne?: Loads['hasRoom']): Loads {
  const cases = new Int32Array(people.length)
  const fen = new Float64Array(people.length)
  const casesOf = (person: number) => cases[person] ?? 0
  const fenOf = (person: number) => fen[person] ?? 0
  const hasRoom =
    mayTakeOne ?? ((person: number) => casesOf(person) < (people[person]?.limit ?? Number.POSITIVE_INFINITY))

  const isBefore = (a: Place, b: Place): boolean => {
    if (a.cases !== b.cases) return a.cases < b.cases
    if (a.fen !== b.fen) return a.fen < b.fen
    return (people[a.person]?.code ?? '') < (people[b.person]?.code ?? '')
  }

  return {
    hasRoom,
    add(person, premium) {
      cases[person] = casesOf(person) + 1
      fen[person] = fenOf(person) + premium
    },
    openLeast(among) {
      const heap: Place[] = among.map((person) => ({ person, cases: casesOf(person), fen: fenOf(person) }))
      heap.sort((a, b) => (isBefore(a, b) ? -1 : 1))
      // A load may have grown since its place was looked at, never shrunk: the top is right as soon as it is up to date.
      return () => {
        for (;;) {
          const top = heap[0]
          if (!top) return -1
          if (!hasRoom(top.person)) {
            const last = heap.pop()
            if (last && heap.length > 0) heap[0] = last
          } else if (top.cases === casesOf(top.person) && top.fen === fenOf(top.person)) return top.person
          else {
            top.cases = casesOf(top.person)
            top.fen = fenOf(top.person)
          }
          sink(heap, isBefore)
        }
      }
    },
  }
}

/** Moves the top of a heap down to where it belongs. */
function sink(heap: Place[], isBefore: (a: Place, b: Place) => boolean): void {
  const sinking = heap[0]
  if (!sinking) return
  let at = 0
  for (;;) {
    let below = 2 * at + 1
    const left = heap[below]
    const right = heap[below + 1]
    if (!left) break
    if (right && isBefore(right, left)) below += 1
    const smaller = heap[below] ?? left
    if (!isBefore(smaller, sinking)) break
    heap[at] = smaller
    at = below
  }
  heap[at] = sinking
}
