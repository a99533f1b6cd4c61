/** Something said of a run. */
export interface Said {
  readonly of: string
  readonly text: string
}

/**
 * Every text once, with the runs it was said of; texts that differ only in their numbers count as one, and the first stands for
 * them.
 */
export function saidOf(said: readonly Said[]): readonly string[] {
  const groups = new Map<string, Said[]>()
  for (const one of said) {
    const shape = one.text.replace(/[-+]?\d[\d.e+-]*i?/g, '#').replace(/#(, #)+/g, '#')
    groups.set(shape, [...(groups.get(shape) ?? []), one])
  }
  return [...groups.values()].map(
    (group) => `  ${group[0]!.of}${group.length > 1 ? ` and ${group.length - 1} more` : ''}: ${group[0]!.text}`,
  )
}
