import { type Refusal, refuse } from '../../model/refusal.ts'
import type { Lang, Text } from '../../model/text.ts'

const UNHIDE = {
  zh: '清单在隐藏的工作表里的，请在 Excel 或 WPS 里取消隐藏，再保存。',
  en: 'If the list is on a hidden sheet, unhide the sheet in Excel or WPS and save the file.',
}
const MOST_SHEETS = 3

/** The refusal of a file without any header row. @param seen what its sheets look like, masked @param hidden names of hidden sheets */
export function withoutHeader(path: string, seen: readonly Text[], hidden: readonly string[]): Refusal {
  const notRead = {
    zh: `隐藏的工作表“${hidden.join('”“')}”（不读）`,
    en: `hidden "${hidden.join('", "')}" (not read)`,
  }
  const all = [...(hidden.length === 0 ? [] : [notRead]), ...seen.slice(0, MOST_SHEETS)]
  const said = (lang: Lang) => all.map((text) => text[lang]).join(lang === 'zh' ? '；' : '; ') || '—'
  const facts = { path, seen: { zh: said('zh'), en: said('en') } }
  return refuse('R009', hidden.length === 0 ? facts : { ...facts, remedy: UNHIDE })
}
