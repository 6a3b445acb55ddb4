import { z } from 'zod'
import type { Text } from '../../model/text.ts'

/** What people read about a key: in the settings file, in the docs and in the editor. */
export interface KeyPage {
  readonly title: Text
  /** YAML lines that show how the key is used; written as comments */
  readonly example?: string
}

/** The pages of all keys, by schema. */
export const KEY_PAGES = z.registry<KeyPage>()

/** Gives a key its page; returns the schema that carries it. */
export function key<S extends z.ZodType>(schema: S, zh: string, en: string, example?: string): S {
  const carrier = schema.clone()
  KEY_PAGES.add(carrier, { title: { zh, en }, ...(example === undefined ? {} : { example }) })
  return carrier
}

/** Policy numbers, codes and words are often written without quotes; YAML then reads a number. */
export const text = z.union([z.string(), z.number()]).transform(String)

export const texts = z.array(text)
