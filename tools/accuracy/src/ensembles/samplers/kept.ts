import type { Trial } from '../trial.ts'

/** The same samples, each made once while the process lives: for trials that differ only in what is asked of them. */
export function kept(sample: Trial['sample']): Trial['sample'] {
  const made = new Map<string, Float64Array>()
  return (size, seed) => {
    const key = `${size} ${seed}`
    const known = made.get(key) ?? sample(size, seed)
    made.set(key, known)
    return known
  }
}
