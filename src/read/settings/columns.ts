import { z } from 'zod'
import { FIELD_NAMES } from '../../model/field.ts'
import { POLICY_FIELD_NAMES } from '../../model/policy-field.ts'
import { texts } from './keys.ts'

/** Fields of one kind of list: a column of it can mean one of them. The other kind may call something else the same. */
const KINDS: readonly (readonly string[])[] = [FIELD_NAMES, POLICY_FIELD_NAMES]

const folded = (name: string) => name.normalize('NFKC').replace(/\s+/g, '').toLowerCase()

/** Field → names of columns in the exports; a name that stands for two fields would silently be the later one's. */
export const columnFields = z
  .strictObject(
    Object.fromEntries([...FIELD_NAMES, ...POLICY_FIELD_NAMES].map((field) => [field, texts.exactOptional()])),
  )
  .check(({ value, issues }) => {
    for (const fields of KINDS) {
      const first = new Map<string, string>()
      for (const field of fields)
        for (const [place, name] of (value[field] ?? []).entries()) {
          const other = first.get(folded(name)) ?? field
          first.set(folded(name), other)
          const path = [field, place]
          const isTold = issues.some((issue) => issue.path?.join() === path.join())
          if (other !== field && !isTold)
            issues.push({ code: 'custom', input: value, path, params: { problem: 'columnTwice', name, other } })
        }
    }
  })
