import { rmSync } from 'node:fs'
import { refuseWriting } from './descriptor.ts'
import { renameWithPatience } from './renaming.ts'

/** Puts a file that was written beside its place there, at once: what stood there before goes. Refuses R015 and takes it away if it cannot. */
export async function replaceFile(from: string, to: string): Promise<void> {
  try {
    await renameWithPatience(from, to)
  } catch (error) {
    rmSync(from, { force: true })
    throw refuseWriting(to, error)
  }
}
