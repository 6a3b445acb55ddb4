import { spawn } from 'node:child_process'
import { resolve } from 'node:path'

const BIN = resolve(import.meta.dirname, '../../bin/xuqi.js')

export interface Spoken {
  readonly exitCode: number | null
  readonly out: string
  readonly err: string
}

/** Runs the built program as a shell would, in a folder; standard output and error are pipes. */
export function xuqi(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Spoken> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [BIN, ...args], { cwd, env: { ...process.env, ...env } })
    const out: Buffer[] = []
    const err: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
    child.on('error', fail)
    child.on('close', (exitCode) =>
      done({ exitCode, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }),
    )
  })
}
