export { collectMessage, shownIn } from '../../collect/index.ts'

import { collectPage } from '../../collect/index.ts'
import type { Text } from '../../model/text.ts'
import { checkOf } from '../../verify/index.ts'

const NO_MESSAGE: Text = { zh: '{value}', en: '{value}' }

/** What a finding says, with its blanks: of this catalogue, or of a check about a cell that could not be read. */
export function messageTextOf(code: string): Text {
  return (collectPage(code) ?? checkOf(code))?.message ?? NO_MESSAGE
}
