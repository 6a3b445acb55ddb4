import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { ownFile } from '../model/own-files.ts'
import { type CellStyle, openCellStyles } from './cell-opening.ts'
import { allLooks, type LookKey } from './look.ts'
import type { StyleParts } from './style-parts.ts'

/** The styles of all books. */
export interface Template {
  readonly stylesXml: string
  readonly themeXml: string
  /** style id of a look */
  styleOf(key: LookKey): number
  /** the beginnings of the cells of a column in a style */
  readonly cellStyle: (column: number, styleId: number) => CellStyle
}

/** Made by the build. */
export const KEPT_STYLES = ownFile('dist/write/styles.json')

/** What the build puts aside. */
export interface KeptStyles extends StyleParts {
  /** of which looks it was made */
  readonly mark: string
}

let opened: Promise<Template> | undefined

/** The template of this thread, opened when it is first asked for. */
export function openTemplate(): Promise<Template> {
  opened ??= open()
  return opened
}

async function open(): Promise<Template> {
  const parts = keptStyles() ?? (await madeStyles())
  const ids = new Map(Object.entries(parts.ids))
  return {
    stylesXml: parts.stylesXml,
    themeXml: parts.themeXml,
    styleOf(key) {
      const id = ids.get(key)
      if (id === undefined) throw new Error(`there is no look ${key}`)
      return id
    },
    cellStyle: openCellStyles(),
  }
}

/** What the build put aside; undefined if it is missing, or was made of other looks than these. */
function keptStyles(): StyleParts | undefined {
  if (!existsSync(KEPT_STYLES)) return undefined
  const kept: KeptStyles = JSON.parse(readFileSync(KEPT_STYLES, 'utf8'))
  return kept.mark === fingerprint() ? kept : undefined
}

async function madeStyles(): Promise<StyleParts> {
  const { makeStyleParts } = await import('./style-parts.ts')
  return makeStyleParts()
}

/** Changes with any look. */
export function fingerprint(): string {
  return createHash('sha256')
    .update(JSON.stringify([...allLooks()]))
    .digest('hex')
}
