import type { ObservedCounts } from './observed-counts.ts'

/** The sign that all eigenvalues share, an atom at 0 aside; 0 where they do not. */
export function signOf({ rest, atoms }: ObservedCounts): -1 | 0 | 1 {
  if (atoms.some(({ x }) => x !== 0)) return 0
  if (rest[0]! > 0) return 1
  return rest[rest.length - 1]! < 0 ? -1 : 0
}
