import type { Lang } from '../model/text.ts'

/** What stands around the rows of a sheet, as XML needs it. */
export const FRAME_WORDS = {
  zh: {
    pages: '第 &amp;P 页 共 &amp;N 页',
    day: {
      promptTitle: '填日期',
      prompt: '如 2026-06-18；按 Ctrl+; 填今天',
      errorTitle: '日期不对',
      error: '请填这段时间内的日期，如 2026-06-18。',
    },
    time: { promptTitle: '填时间', prompt: '如 9:30', errorTitle: '时间不对', error: '请填时间，如 14:30。' },
    list: { errorTitle: '请从列表中选', error: '请从下拉列表中选一项；列表没有的写在备注里。' },
  },
  en: {
    pages: 'Page &amp;P of &amp;N',
    day: {
      promptTitle: 'Date',
      prompt: 'e.g. 2026-06-18; Ctrl+; for today',
      errorTitle: 'Not a valid date',
      error: 'Enter a date of this period, e.g. 2026-06-18.',
    },
    time: {
      promptTitle: 'Time',
      prompt: 'e.g. 9:30',
      errorTitle: 'Not a valid time',
      error: 'Enter a time, e.g. 14:30.',
    },
    list: { errorTitle: 'Choose from the list', error: 'Choose one of the list; anything else goes into the note.' },
  },
} as const satisfies Record<Lang, unknown>
