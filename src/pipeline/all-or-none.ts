/**
 * Does several things at once. The first failure aborts the signal that `begin` is given, and is thrown when all have ended:
 * nobody writes any more then.
 * @param signal aborts all of them, too
 */
export async function allOrNone(
  signal: AbortSignal,
  begin: (signal: AbortSignal) => readonly Promise<void>[],
): Promise<void> {
  const stop = new AbortController()
  let cause: { readonly error: unknown } | undefined
  const settle = (error: unknown) => {
    cause ??= { error }
    stop.abort(error)
  }
  await Promise.all(begin(AbortSignal.any([signal, stop.signal])).map((one) => one.catch(settle)))
  if (cause) throw cause.error
}
