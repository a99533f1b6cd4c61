import { compressedSpectrum } from './compressed-spectrum.ts'
import { requireDrawable } from './normal-table.ts'

/**
 * Eigenvalues (length n, ascending) of an n×n corner of a random projection of N = round(n/α) dimensions onto round(p N) of
 * them: A (A + B)⁻¹ with Wishart A and B. Those that must be 0 or 1 are so exactly.
 *
 * @param corner α, in (0, 1]
 * @param rank p, in [0, 1]
 * @throws E_DOMAIN for a bad seed, and where n N is above 2^30.
 */
export function cornerOfProjection(corner: number, rank: number, size: number, seed: number): Float64Array {
  const wide = Math.round(size / corner)
  requireDrawable(size, wide)
  const ones = Math.round(rank * wide)
  const projection = new Float64Array(wide).fill(1, wide - ones)
  const values = compressedSpectrum(projection, size, seed)
  values.fill(0, 0, Math.max(0, size - ones))
  values.fill(1, Math.min(size, wide - ones))
  return values
}
