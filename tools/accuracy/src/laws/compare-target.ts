import type { Carried, Law } from '@freecurve/core'
import {
  cdfAt,
  densityAt,
  edgesOf,
  freeCumulantsOf,
  logDeterminantOf,
  momentOf,
  pseudoLogDeterminantOf,
  quantilesAt,
} from '@freecurve/law'
import { quantileErrors } from './quantile-errors.ts'
import type { Errors } from './quantities.ts'
import type { Pair, Target } from './reference-file.ts'

/**
 * Largest error of every quantity of an exact law. Edges and atoms' places are relative to the support's width, density,
 * CDF and m(z) to the value (where that is 0, absolute: density in units of 1/width), moments and cumulants of order k to
 * the value or the k-th power of the law's size, whichever is larger, quantiles to the width of their bulk; weights, masses
 * and log-determinants are absolute.
 */
export function compareTarget({ law, stieltjes }: Carried, target: Target): Errors {
  const points = [...target.edges, ...target.atoms.map(([x]) => x)]
  const width = Math.max(...points) - Math.min(...points)
  const { density, cdf, moments, free_cumulants, companion_free_cumulants, quantiles, logdet, pseudo_logdet } = target
  return {
    edges: largest(edgesOf(law), target.edges, () => width),
    'atom places': largest(
      law.atoms.map(({ x }) => x),
      target.atoms.map(([x]) => x),
      () => width,
    ),
    'atom weights': largest(
      law.atoms.map(({ weight }) => weight),
      target.atoms.map(([, weight]) => weight),
      () => 1,
    ),
    'bulk masses': largest(
      law.bulks.map(({ mass }) => mass),
      target.bulks.map(({ mass_ac }) => mass_ac),
      () => 1,
    ),
    ...(density && { density: atPoints(density, (x) => densityAt(law, x), 1 / width) }),
    ...(cdf && { CDF: atPoints(cdf, (x) => cdfAt(law, x), 1) }),
    ...(target.stieltjes && { 'm(z)': stieltjesError(target.stieltjes, stieltjes) }),
    ...(quantiles && {
      quantiles: quantileErrors(
        target,
        quantilesAt(
          law,
          quantiles.map(([p]) => p),
        ),
        width,
      ),
    }),
    ...(moments && { moments: momentError(law, moments) }),
    ...(free_cumulants && { cumulants: cumulantError(law, free_cumulants) }),
    ...(companion_free_cumulants && { cumulants: cumulantError(companionOf(law, target), companion_free_cumulants) }),
    ...(logdet !== undefined && { logdet: apart(logDeterminantOf(law), logdet) }),
    ...(pseudo_logdet !== undefined && { 'pseudo logdet': apart(pseudoLogDeterminantOf(law), pseudo_logdet) }),
  }
}

/** Infinity for lists of different lengths; 0 for two empty ones. */
function largest(got: readonly number[], wanted: readonly number[], unit: (k: number) => number): number {
  if (got.length !== wanted.length) return Infinity
  return wanted.reduce((worst, value, k) => worse(worst, Math.abs(got[k]! - value) / unit(k)), 0)
}

/** The larger one; NaN is the largest of all. */
const worse = (a: number, b: number): number => (Number.isNaN(b) ? Infinity : Math.max(a, b))

const apart = (got: number | null, wanted: number): number => (got === null ? Infinity : Math.abs(got - wanted))

const atPoints = (pairs: readonly Pair[], value: (x: number) => number, unit: number): number =>
  pairs.reduce((worst, [x, wanted]) => worse(worst, Math.abs(value(x) - wanted) / (Math.abs(wanted) || unit)), 0)

function stieltjesError(pairs: readonly (readonly [Pair, Pair])[], stieltjes: Carried['stieltjes']): number {
  return pairs.reduce((worst, [[re, im], [mr, mi]]) => {
    const m = stieltjes({ re, im })
    return m === null ? Infinity : worse(worst, Math.hypot(m.re - mr, m.im - mi) / Math.hypot(mr, mi))
  }, 0)
}

function momentError(law: Law, moments: readonly number[]): number {
  const size = Math.sqrt(moments[1] ?? moments[0]! ** 2)
  const got = moments.map((_, k) => momentOf(law, k + 1))
  return largest(got, moments, (k) => Math.max(Math.abs(moments[k]!), size ** (k + 1)))
}

function cumulantError(law: Law, cumulants: readonly number[]): number {
  const size = Math.sqrt(cumulants[1] ?? cumulants[0]! ** 2)
  const got = freeCumulantsOf(law, cumulants.length)
  return largest(got, cumulants, (k) => Math.max(Math.abs(cumulants[k]!), size ** (k + 1)))
}

/** ν = c ρ + (1 − c) δ_0 with c the aspect ratio at the target: not a law for c > 1, yet its moments are right. */
function companionOf(law: Law, target: Target): Law {
  const c = Number(target.params?.c)
  const bulks = law.bulks.map((bulk) => ({
    ...bulk,
    mass: c * bulk.mass,
    panels: bulk.panels.map((panel) => ({ ...panel, coefficients: panel.coefficients.map((value) => c * value) })),
  }))
  const atoms = law.atoms.map(({ x, weight }) => ({ x, weight: c * weight }))
  return { ...law, bulks, atoms: [...atoms, { x: 0, weight: 1 - c }] }
}
