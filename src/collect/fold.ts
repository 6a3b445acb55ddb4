const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g

/** Takes out what nobody sees and the blanks at both ends; the form in which words of a collector are kept. */
export function tidyText(text: string): string {
  return text.replace(INVISIBLE, '').trim()
}

/** NFKC, lower case, no blanks, full stops or commas at the end: the form in which words are compared. */
export function foldText(text: string): string {
  return tidyText(text)
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[。.,，;；!！]+$/, '')
    .toLowerCase()
}
