import { expect, it } from 'vitest'
import { entriesByName } from '../../src/model/roster.ts'
import { personOf } from '../classify/samples.ts'

it('people are found by name only if one person bears it', () => {
  const people = [
    personOf({ code: 'S1', name: '测甲' }),
    personOf({ code: 'S2', name: '同名' }),
    personOf({ code: 'S3', name: '同名' }),
    personOf({ code: 'S4', name: '同名' }),
    personOf({ code: 'S5', name: '' }),
  ]
  const byName = entriesByName(new Map(people.map((person) => [person.code, person])))
  expect([...byName.keys()]).toEqual(['测甲'])
  expect(byName.get('测甲')?.code).toBe('S1')
})
