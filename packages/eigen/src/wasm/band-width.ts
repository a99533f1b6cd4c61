/** Band width for a matrix of n rows. */
export function bandWidth(_size: number): number {
  const b = Number((globalThis as any).BAND ?? 32)
  return b
}
