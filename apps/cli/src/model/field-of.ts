/** The first place of a description that holds a text, as `data.inputs`; undefined where none does. */
export function fieldOf(description: unknown, text: string): string | undefined {
  if (typeof description !== 'object' || description === null) return undefined
  for (const [key, value] of Object.entries(description)) {
    if (value === text) return key
    const within = fieldOf(value, text)
    if (within !== undefined) return `${key}.${within}`
  }
  return undefined
}
