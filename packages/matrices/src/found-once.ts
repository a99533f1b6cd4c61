/** What takes long to find, for all who ask: it is looked for once, and anew only where that failed, e.g. as it was stopped. */
export function foundOnce<V, Q extends readonly unknown[]>(
  find: (...asked: Q) => Promise<V>,
): (...asked: Q) => Promise<V> {
  let found: Promise<V> | undefined
  return (...asked) => {
    found ??= find(...asked).catch((cause) => {
      found = undefined
      throw cause
    })
    return found
  }
}
