import { openSpill, type Spill } from '../write/index.ts'

/** The temporary files of a run: they hold personal data, and none may outlive the run, however it ends. */
export interface Scratch {
  open(): Spill
  close(): void
}

export function openScratch(): Scratch {
  const spills: Spill[] = []
  return {
    open() {
      const spill = openSpill()
      spills.push(spill)
      return spill
    },
    close() {
      for (const spill of spills.splice(0)) spill.close()
    },
  }
}
