import { Chalk, type ChalkInstance } from 'chalk'

/** Where a command speaks: results to standard output, progress and messages to standard error. */
export interface Terminal {
  out(text: string): void
  err(text: string): void
  /** columns to fill */
  readonly width: number
  /** colours for standard output */
  readonly paint: ChalkInstance
  /** colours for standard error, which may go into a file while the results go to a terminal */
  readonly errorPaint: ChalkInstance
  /** standard error is a terminal: progress may be shown */
  readonly showsProgress: boolean
}

/**
 * The terminal of this process. Colour only where the stream is a terminal and neither NO_COLOR nor `--no-color` says otherwise;
 * decided once here, because chalk by itself lets FORCE_COLOR win.
 */
export function openTerminal(args: readonly string[]): Terminal {
  const { stdout, stderr, env } = process
  // A reader that has seen enough (`xuqi check … | head`) is no fault of anybody.
  const ignoreClosedPipe = (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  }
  stdout.on('error', ignoreClosedPipe)
  stderr.on('error', ignoreClosedPipe)
  const plain = (env.NO_COLOR ?? '') !== '' || args.includes('--no-color') || env.TERM === 'dumb'
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    width: stdout.isTTY ? Math.max(40, Math.min(stdout.columns, 120)) : 80,
    paint: new Chalk({ level: stdout.isTTY && !plain ? 1 : 0 }),
    errorPaint: new Chalk({ level: stderr.isTTY && !plain ? 1 : 0 }),
    showsProgress: stderr.isTTY && env.TERM !== 'dumb',
  }
}
