import { entriesByName, type Roster, type RosterEntry } from '../model/roster.ts'

interface Names {
  readonly byName: ReadonlyMap<string, RosterEntry>
  readonly active: ReadonlySet<string>
}

const namesOfRoster = new WeakMap<Roster, Names>()

/** The names of a roster, put together once. */
function namesOf(roster: Roster): Names {
  let names = namesOfRoster.get(roster)
  if (!names) {
    const active = [...roster.values()].flatMap(({ name, status }) => (status === 'active' ? [name] : []))
    names = { byName: entriesByName(roster), active: new Set(active) }
    namesOfRoster.set(roster, names)
  }
  return names
}

/** The person of a code; of somebody without a code, whoever alone has the name. */
export function entryOf(roster: Roster, code: string, name: string): RosterEntry | undefined {
  return code === '' ? namesOf(roster).byName.get(name) : roster.get(code)
}

/** Whether the roster has the person as active; of somebody without a code, whether anybody active has the name. */
export function isActive(roster: Roster, code: string, name: string): boolean {
  return code === '' ? namesOf(roster).active.has(name) : roster.get(code)?.status === 'active'
}
