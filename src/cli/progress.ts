import type { SingleBar } from 'cli-progress'
import type { Lang, Text } from '../model/text.ts'
import type { Progress, StepName } from '../pipeline/types.ts'
import type { Session } from './session.ts'

const STEPS: Readonly<Record<StepName, Text>> = {
  read: { zh: '读取核对', en: 'reading' },
  judge: { zh: '归类分派', en: 'judging' },
  sort: { zh: '排序', en: 'sorting' },
  report: { zh: '汇总', en: 'reporting' },
  write: { zh: '写工作簿', en: 'writing' },
}

/** Shows a run's progress on standard error: a bar on a terminal, lines with `verbose`, else nothing. */
export interface ShownProgress {
  readonly watch: Progress
  /** takes the bar away; to be called whatever happened */
  end(): void
}

export async function openProgress(
  session: Session,
  lang: Lang,
  how: { readonly quiet: boolean; readonly verbose: boolean },
): Promise<ShownProgress> {
  const { terminal, signal } = session
  const bar = terminal.showsProgress && !how.quiet && !how.verbose ? await openBar(lang) : undefined
  let running = false
  const stopBar = () => {
    if (running) bar?.stop()
    running = false
  }
  return {
    watch: {
      signal,
      stage(name, total) {
        stopBar()
        if (how.verbose) terminal.err(`${STEPS[name][lang]}…\n`)
        if (!bar || total === undefined || total <= 0) return
        bar.start(total, 0, { step: STEPS[name][lang], said: '' })
        running = true
      },
      tick(done, total, said) {
        if (!running || !bar) return
        if (total !== undefined) bar.setTotal(total)
        bar.update(done, said === undefined ? {} : { said: ` ${said[lang]}` })
      },
      log(text) {
        if (how.verbose) terminal.err(`${text[lang]}\n`)
      },
    },
    end: stopBar,
  }
}

/** What draws it is loaded only where there is a terminal. */
async function openBar(lang: Lang): Promise<SingleBar> {
  const { Presets, SingleBar } = await import('cli-progress')
  const remaining = lang === 'zh' ? '剩余' : 'left'
  return new SingleBar(
    {
      format: `{step} {bar} {percentage}%{said} ${remaining} {eta_formatted}`,
      barsize: 30,
      stream: process.stderr,
      clearOnComplete: true,
      hideCursor: true,
      fps: 5,
      etaBuffer: 50,
      gracefulExit: false,
      formatTime: (seconds) => timeWords(Number(seconds)),
    },
    Presets.shades_classic,
  )
}

/** `45s`, `3m20s`. Before anything is done nobody knows how long it takes. */
function timeWords(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds <= 0) return '…'
  const minutes = Math.floor(seconds / 60)
  return minutes === 0 ? `${Math.round(seconds)}s` : `${minutes}m${String(Math.round(seconds % 60)).padStart(2, '0')}s`
}
