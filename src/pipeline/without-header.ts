import { type Refusal, refuse } from '../model/refusal.ts'

const UNHIDE = {
  zh: '清单在隐藏的工作表里的，请在 Excel 或 WPS 里取消隐藏，再保存。',
  en: 'If the list is on a hidden sheet, unhide the sheet in Excel or WPS and save the file.',
}
const MOST_SEEN = 12

/** The refusal of a file without any header row. @param seen what stands in its sheets, masked @param hidden names of hidden sheets */
export function withoutHeader(path: string, seen: readonly string[], hidden: readonly string[]): Refusal {
  const first = seen.slice(0, MOST_SEEN).join(' · ')
  if (hidden.length === 0) return refuse('R009', { path, seen: first || '—' })
  const more = first === '' ? '' : ` · ${first}`
  const names = { zh: hidden.join('”“'), en: hidden.join('", "') }
  const what = { zh: `隐藏的工作表“${names.zh}”（不读）${more}`, en: `hidden "${names.en}" (not read)${more}` }
  return refuse('R009', { path, seen: what, remedy: UNHIDE })
}
