import { describe, expect, it } from 'vitest'
import { FIELD_NAMES } from '../../src/model/field.ts'
import { decodeCase, decodeReceivable, encodeCase, encodeReceivable } from '../../src/pipeline/codec.ts'
import { openSpill } from '../../src/write/index.ts'
import { classifyOne, contextOf } from '../classify/samples.ts'

/** What the temporary store gives back for values put into it. */
function stored(values: readonly unknown[]): unknown[] {
  const spill = openSpill()
  try {
    return spill.read(spill.append(values))
  } finally {
    spill.close()
  }
}

describe('what is put aside and read again', () => {
  const c = classifyOne({ due: '2026-05-01', mobile: '13800000001', codes: ['V030'] }, contextOf('2026-06-18'))

  it('is the whole case: nothing that classify says is left out', () => {
    const { receivable, ...all } = decodeCase(stored(encodeCase(c)))
    const { collector, assignedBy, reasonCode, priority, ...more } = all
    const { assignedSince, assignedFirstBy, previousCollector, followUp, ...again } = more
    const { receivable: row, ...judged } = c
    expect(again).toEqual(judged)
    expect(Object.keys(again).sort()).toEqual(Object.keys(judged).sort())
    for (const name of FIELD_NAMES) expect(receivable[name], name).toEqual(row[name])
    expect(receivable.origin).toEqual(row.origin)
    expect([collector, assignedBy, reasonCode, priority]).toEqual([undefined, 7, '', 0])
    expect([assignedSince, assignedFirstBy, previousCollector, followUp]).toEqual([undefined, 7, undefined, undefined])
  })

  it('is the whole row', () => {
    const row = c.receivable
    expect(decodeReceivable(stored(encodeReceivable(row)), row.origin, row.columns)).toEqual(row)
  })
})
