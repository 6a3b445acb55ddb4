import { appendFile, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'

/** What happened in a night, for machines: plain facts, no names of files (they may hold names of people), no cells. */
export interface NightLog {
  add(event: string, facts?: Readonly<Record<string, string | number | boolean>>): Promise<void>
}

/** Opens the log: one JSON line an event, each with its time and its night, appended. */
export function openNightLog(path: string, night: string, fileMode: number, clock: () => Date): NightLog {
  return {
    async add(event, facts = {}) {
      await mkdir(dirname(path), { recursive: true })
      await appendFile(path, `${JSON.stringify({ at: clock().toISOString(), night, event, ...facts })}\n`, {
        mode: fileMode,
      })
    },
  }
}
