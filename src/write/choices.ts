import { asDay, toSerial } from '../model/day.ts'
import { columnLetters } from '../model/letters.ts'
import { FRAME_WORDS } from './frame-words.ts'
import type { Layout, LayoutColumn } from './layout.ts'

/** One second before midnight, as a part of a day. */
const LAST_TIME = 0.999988425925926

/** The drop-downs and rules of the columns that are to be filled in. */
export function choicesXml({ page, hasRows, columns, headRows, lang }: Layout, lastRow: number): string {
  if (page || !hasRows) return ''
  const list = columns.flatMap(({ choice }, index) => {
    if (choice === undefined) return []
    const letters = columnLetters(index)
    return [choiceXml(choice, `${letters}${headRows + 1}:${letters}${lastRow}`, FRAME_WORDS[lang])]
  })
  return list.length === 0 ? '' : `<dataValidations count="${list.length}">${list.join('')}</dataValidations>`
}

type Words = (typeof FRAME_WORDS)[keyof typeof FRAME_WORDS]

function choiceXml(choice: NonNullable<LayoutColumn['choice']>, range: string, words: Words): string {
  if ('list' in choice) {
    const error = choice.free ? '' : errorXml(words.list)
    return `<dataValidation type="list" allowBlank="1"${error} sqref="${range}"><formula1>${listName(choice.list)}</formula1></dataValidation>`
  }
  if ('time' in choice) return between('time', words.time, range, 0, LAST_TIME)
  return between('date', words.day, range, serialOf(choice.dayFrom), serialOf(choice.dayTo))
}

function between(type: string, words: Words['day' | 'time'], range: string, from: number, to: number): string {
  const prompt = ` showInputMessage="1" promptTitle="${words.promptTitle}" prompt="${words.prompt}"`
  return (
    `<dataValidation type="${type}" allowBlank="1"${prompt}${errorXml(words)} sqref="${range}">` +
    `<formula1>${from}</formula1><formula2>${to}</formula2></dataValidation>`
  )
}

function errorXml({ errorTitle, error }: { readonly errorTitle: string; readonly error: string }): string {
  return ` showErrorMessage="1" errorTitle="${errorTitle}" error="${error}"`
}

/** Defined name of a drop-down list. */
export function listName(key: string): string {
  return `list_${key.replace(/[^A-Za-z0-9_]/g, (c) => `_${c.charCodeAt(0).toString(16)}`)}`
}

const serialOf = (day: number) => toSerial(asDay(day))
