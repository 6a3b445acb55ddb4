import type { AssignedCase } from '../../model/case.ts'
import type { Tone } from '../../model/sheet.ts'
import type { Text } from '../../model/text.ts'
import { both } from '../wording.ts'

/** The sheets of a collector's workbook that hold cases, in their order; `unassigned` is the only one of the unassigned workbook. */
export const PLACES = {
  current: place('当月', 'Current', 'good'),
  grace1: place('宽一', 'Grace 1', 'warning'),
  grace2: place('宽末', 'Grace 2', 'danger'),
  lapsed: place('失效', 'Lapsed', 'muted'),
  deferred: place('缓缴', 'Deferred', 'muted'),
  hold: place('在途暂缓', 'On hold', 'plain'),
  unassigned: place('未分派', 'Unassigned', 'danger'),
  paid: place('已收', 'Paid', 'good'),
  future: place('下月预告', 'Next month', 'plain'),
} as const satisfies Record<string, Place>

interface Place {
  readonly title: Text
  readonly tone: Tone
}

function place(zh: string, en: string, tone: Tone): Place {
  return { title: both(zh, en), tone }
}

export type PlaceId = keyof typeof PLACES
export const PLACE_IDS = Object.keys(PLACES) as readonly PlaceId[]

/** The sheets whose cases count in the worklist's totals. */
export const WORK_PLACES: readonly PlaceId[] = [
  'current',
  'grace1',
  'grace2',
  'lapsed',
  'deferred',
  'hold',
  'unassigned',
]

/** The one sheet a case stands on; undefined = on none (excluded). */
export function placeOf(c: AssignedCase): PlaceId | undefined {
  switch (c.disposition) {
    case 'worklist':
      return c.hold === '' ? stagePlace(c) : 'hold'
    case 'paid':
    case 'future':
    case 'unassigned':
      return c.disposition
    default:
      return undefined
  }
}

function stagePlace(c: AssignedCase): PlaceId {
  switch (c.stage) {
    case 'permanentlyLapsed':
      return 'lapsed'
    case 'future':
      return 'current'
    default:
      return c.stage
  }
}
