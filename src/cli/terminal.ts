import { fstatSync, writeSync } from 'node:fs'
import { Chalk, type ChalkInstance } from 'chalk'

/** Where a command speaks: results to standard output, progress and messages to standard error. */
export interface Terminal {
  out(text: string): void
  err(text: string): void
  /** when all was written: what the system calls the reason why standard output lacks something, undefined = it is whole */
  settled(): Promise<string | undefined>
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
  let lost: string | undefined
  // A reader that has seen enough (`xuqi check … | head`) is no fault of anybody.
  const lose = ({ code }: NodeJS.ErrnoException) => {
    if (code !== 'EPIPE') lost ??= code ?? '?'
  }
  stdout.on('error', lose)
  // nobody is left to be told
  stderr.on('error', () => undefined)
  const isFile = !stdout.isTTY && isWrittenAtOnce(stdout.fd)
  const plain = (env.NO_COLOR ?? '') !== '' || args.includes('--no-color') || env.TERM === 'dumb'
  return {
    out: (text) => void (isFile ? writeWhole(stdout.fd, text, lose) : stdout.write(text)),
    err: (text) => void stderr.write(text),
    async settled() {
      if (!isFile) await new Promise<void>((done) => stdout.write('', () => done()))
      return lost
    },
    width: stdout.isTTY ? Math.max(40, Math.min(stdout.columns, 120)) : 80,
    paint: new Chalk({ level: stdout.isTTY && !plain ? 1 : 0 }),
    errorPaint: new Chalk({ level: stderr.isTTY && !plain ? 1 : 0 }),
    showsProgress: stderr.isTTY && env.TERM !== 'dumb',
  }
}

function isWrittenAtOnce(descriptor: number): boolean {
  const stats = fstatSync(descriptor)
  return stats.isFile() || stats.isCharacterDevice()
}

/** Node's own stream takes a file that had room for half of the text for one that has taken all of it. */
function writeWhole(descriptor: number, text: string, lose: (error: NodeJS.ErrnoException) => void): void {
  const bytes = Buffer.from(text)
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    lose(error)
  }
}
