/** Words with what they mean, found by their place in a text: those that begin at one place, the longest first. */
export interface Dictionary<M> {
  /** All entries that stand in `text` at `at`, the longest first. */
  at(text: string, at: number): readonly Entry<M>[]
}

export interface Entry<M> {
  readonly word: string
  readonly means: M
}

/** A dictionary of folded words. Of equal words the first given wins nothing: all are returned, in the order given. */
export function openDictionary<M>(entries: readonly Entry<M>[]): Dictionary<M> {
  const byFirst = new Map<string, Entry<M>[]>()
  for (const entry of entries) {
    const first = entry.word.charAt(0)
    const list = byFirst.get(first)
    if (list) list.push(entry)
    else byFirst.set(first, [entry])
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.word.length - a.word.length)
  return {
    at(text, at) {
      const list = byFirst.get(text.charAt(at))
      return list ? list.filter((entry) => text.startsWith(entry.word, at)) : []
    },
  }
}
