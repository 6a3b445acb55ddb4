import { CHANGES, CONTACT_CHANNELS, NOTES, OUTCOMES, PERSONS, REASONS_UNPAID } from '../../model/contact.ts'
import type { DropDown } from '../../model/sheet.ts'
import type { Lang, Text } from '../../model/text.ts'
import { both } from '../wording.ts'

/** The drop-down lists of the input columns. */
export function dropDowns(lang: Lang): readonly DropDown[] {
  const list = (key: string, title: Text, values: readonly Text[]): DropDown => ({
    key,
    title: title[lang],
    values: values.map((text) => text[lang]),
  })
  return [
    list('channel', both('方式', 'Channel'), Object.values(CONTACT_CHANNELS)),
    list('person', both('对象', 'Person'), PERSONS),
    list(
      'outcome',
      both('结果', 'Outcome'),
      Object.values(OUTCOMES).map((one) => one.text),
    ),
    list(
      'reason',
      both('未缴原因', 'Reason'),
      Object.values(REASONS_UNPAID).map((one) => one.text),
    ),
    list('change', both('变更内容', 'Change'), CHANGES),
    list('note', both('备注', 'Note'), NOTES),
  ]
}
