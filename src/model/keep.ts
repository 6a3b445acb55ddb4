/** The entries that pass; the list itself where all do, as most lists of a case's history are empty or known whole. */
export function keep<T>(list: readonly T[], passes: (entry: T) => boolean): readonly T[] {
  for (let i = 0; i < list.length; i++) {
    const entry = list[i] as T
    if (!passes(entry)) return list.filter(passes)
  }
  return list
}
