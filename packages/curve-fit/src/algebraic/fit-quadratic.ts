import { levenbergMarquardt } from '../levenberg-marquardt.ts'
import { simplestOf } from '../parsimony.ts'
import { harmonicResidual, type QuadraticData } from './quadratic-data.ts'
import type { QuadraticLaw } from './quadratic-law.ts'
import type { QuadraticStructure } from './quadratic-structure.ts'
import { quadraticStructures } from './quadratic-structures.ts'

/** A quadratic law, in units in which the spectrum has mean 0 and deviation 1, and how well it explains the harmonics. */
export interface QuadraticFit {
  readonly law: QuadraticLaw
  readonly structure: QuadraticStructure
  /** Number of numbers that the data chose. */
  readonly freedom: number
  readonly chi2: number
  /** Number of harmonics compared. */
  readonly parts: number
  /** Root mean square of the CDF's deviation over the angle θ, x = h + 2s cos θ. */
  readonly cdf: number
}

/** Fewer harmonics than this test nothing. Chosen: twice the numbers of the general law. */
const FEWEST = 8
/** Least b of the first guess, in units of the variance. Chosen: two atoms have b = 0. */
const NARROWEST = 1e-3

/**
 * The simplest quadratic law that explains the harmonics of the eigenvalues as well as all of them do; null where none comes near. Every
 * structure is moved to its least χ² from the law with the data's first four moments.
 */
export function fitQuadratic(data: QuadraticData): QuadraticFit | null {
  if (data.harmonics < FEWEST) return null
  const start = lawOfMoments(data)
  if (start === null) return null
  let near = start
  const fits: QuadraticFit[] = []
  // The general one first: the others start from it.
  for (const structure of [...quadraticStructures(data)].reverse()) {
    const numbers = Float64Array.from(structure.numbersOf(near))
    const fit = levenbergMarquardt(numbers, (at) => {
      const law = structure.lawOf(at)
      return law === null ? null : harmonicResidual(law, data)
    })
    const law = fit === null ? null : structure.lawOf(fit.at)
    if (fit === null || law === null) continue
    if (fits.length === 0) near = law
    const cdf = cdfOf(fit.residual, data)
    fits.unshift({ law, structure, freedom: fit.at.length, chi2: fit.chi2, parts: data.harmonics, cdf })
  }
  return simplestOf(fits, ({ chi2 }) => chi2)
}

/** a = m_3/m_2, b = m_4/m_2 − m_2 − a², c = m_2/b of the Jacobi matrix with diagonal 0, a, a, … and bc, b, b, … beside it; mean 0. */
function lawOfMoments({ rest, atoms }: QuadraticData): QuadraticLaw | null {
  const mass = 1 - atoms.reduce((sum, { weight }) => sum + weight, 0)
  const moment = (k: number) =>
    (rest.reduce((sum, x) => sum + x ** k, 0) * mass) / rest.length +
    atoms.reduce((sum, { at, weight }) => sum + weight * at ** k, 0)
  const second = moment(2)
  const a = moment(3) / second
  const b = Math.max(moment(4) / second - second - a * a, NARROWEST)
  const width = Math.sqrt(b)
  return { center: a, width, alpha: a / width, gamma: 1 - second / b }
}

/** Harmonics δ_k of the density are harmonics 2δ_k/(πk) of the CDF: mean square Σ 2 (δ_k/(πk))². */
function cdfOf(residual: Float64Array, { strength }: QuadraticData): number {
  const sum = residual.reduce((total, x, k) => (k === 0 ? total : total + (x * x) / k), 0)
  return Math.sqrt(sum) / (Math.PI * strength)
}
