import { algebraicCurve } from '@freecurve/curves'
import { compressedSpectrum } from './compressed-spectrum.ts'
import { cornerOfProjection } from './corner-of-projection.ts'
import { evolvedMeixner, type FreeMeixnerParameters, meixnerAtoms, meixnerQuantiles } from './free-meixner-law.ts'
import { momentsOfCumulants } from './moments.ts'
import { namedEnsemble } from './named-ensemble.ts'

/** From this c on the law is drawn as a corner of a projection, which is at most three times as large. */
const CORNER = 1.5
/** How much larger the matrix is whose submatrix is drawn below that. */
const WHOLE = 2

/**
 * The centred free Meixner law with Jacobi coefficients 0, a, a, … and bc, b, b, … (Anshelevich 2003; Bożejko, Bryc 2006):
 * ((1 − c) z² + a c z + b c²) m² + ((2 − c) z + a c) m + 1 = 0, edges a ± 2√b, at most two atoms, free cumulants
 * κ₂ = bc, κ₃ = abc, κ₄ = bc (a² + b (1 − c)). At c = 1 a shifted Marchenko–Pastur law, at a = 0 too the semicircle law, above
 * a free binomial law. At size ratio τ: (τa, τb(c + τ(1 − c)), c/(c + τ(1 − c))), for every τ where c ≤ 1.
 *
 * The matrix is a submatrix of one twice as large with the law at ratio 2 for its eigenvalues and random eigenvectors; from
 * c = 1.5 on the corner α = (c − 1)/c of a projection, shifted and scaled, with the same three free cumulants.
 * Throws E_OPTION_UNKNOWN and E_OPTION_VALUE.
 */
export const freeMeixner = namedEnsemble({
  id: 'free-meixner',
  summary: 'Law with constant Jacobi coefficients from the second on',
  options: {
    a: { type: 'number', default: 0.1, min: -1e70, max: 1e70, doc: 'a, the middle of the support; the mean is 0' },
    b: { type: 'number', default: 4, min: 1e-70, max: 1e70, doc: 'b > 0; the support is a ± 2√b' },
    c: { type: 'number', default: 0.6, min: 1e-6, max: 1e6, doc: 'c > 0; the variance is bc' },
  },
  examples: [
    { a: 1.5, b: 1, c: 0.8 },
    { a: -0.5, b: 0.2, c: 1 },
    { a: 0.6, b: 1, c: 1.25 },
    { a: 0.7, b: 2, c: 2.5 },
  ],
  parameters: ({ a, b, c }): FreeMeixnerParameters => ({ a, b, c }),
  curve: ({ a, b, c }) =>
    algebraicCurve([
      [1, a * c, b * c * c],
      [0, 2 - c, a * c],
      [0, 0, 1 - c],
    ]),
  facts: ({ a, b, c }) => ({
    edges: [a - 2 * Math.sqrt(b), a + 2 * Math.sqrt(b)],
    atoms: meixnerAtoms({ a, b, c }),
    moments: momentsOfCumulants([0, b * c, a * b * c, b * c * (a * a + b * (1 - c))]),
  }),
  sample: (law, size, seed) => {
    if (law.c >= CORNER) return sampleCorner(law, size, seed)
    return compressedSpectrum(meixnerQuantiles(evolvedMeixner(law, WHOLE)!, WHOLE * size), size, seed)
  },
  evolve: (law, ratio) => {
    const evolved = evolvedMeixner(law, ratio)
    return evolved === null ? null : { ...evolved }
  },
  rescale: ({ a, b, c }, factor) => ({ a: factor * a, b: factor ** 2 * b, c }),
})

/**
 * y (W − p) with W the corner α of a projection of rank p: the free cumulants y^k α^{k−1} κ_k of a two-point law, κ₂ = p(1 − p),
 * κ₃ = p(1 − p)(1 − 2p), are those above for α = (c − 1)/c, (yα(1 − 2p)) = a and y² = a²/α² + 4bc/α.
 */
function sampleCorner({ a, b, c }: FreeMeixnerParameters, size: number, seed: number): Float64Array {
  const corner = (c - 1) / c
  const scale = Math.hypot(a / corner, 2 * Math.sqrt((b * c) / corner))
  const rank = (1 - a / (corner * scale)) / 2
  return cornerOfProjection(corner, rank, size, seed).map((x) => scale * (x - rank))
}
