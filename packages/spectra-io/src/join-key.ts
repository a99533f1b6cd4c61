/** The key of a part: the names on the way to it, joined by slashes; empty ones are left out. */
export const joinKey = (...names: readonly string[]): string => names.filter(Boolean).join('/')
