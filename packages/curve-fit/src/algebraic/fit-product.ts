import type { BivariatePolynomial } from '@freecurve/core'
import { bivariate } from '@freecurve/numerics'
import { levenbergMarquardt } from '../levenberg-marquardt.ts'
import { simplestOf } from '../parsimony.ts'
import { cdfOf, deviations } from './sample-deviations.ts'
import type { TransformSamples } from './transform-samples.ts'

/** A product of Marchenko–Pastur laws, in the data's units, and how well it explains the samples. */
export interface ProductFit {
  readonly model: string
  readonly polynomial: BivariatePolynomial
  readonly freedom: number
  readonly chi2: number
  readonly cdf: number
}

/** Products of two Marchenko–Pastur laws of one kind: their mean s and ratios λ by the numbers that the data choose. */
interface ProductKind {
  readonly model: string
  /** Numbers to start from. */
  readonly start: readonly number[]
  lawOf(numbers: Float64Array): { readonly mean: number; readonly ratios: readonly number[] }
}

/**
 * The simplest product of two free Marchenko–Pastur laws that explains the samples; null where the data have both signs, an atom away
 * from 0, or no such law is near. As its S-transform is Π 1/(1 + λ_k w)/s (Voiculescu), 1 + t = s m Π (1 − λ_k − λ_k t) with t = z m:
 * mean s, κ₂ = s² Σ λ_k, an atom 1 − 1/max λ_k at 0 where that is positive. It is the law of a product of two sample covariance
 * matrices, and of squared singular values of a product of two Gaussian ones: λ = 1 where they are square.
 */
export function fitProduct(samples: TransformSamples): ProductFit | null {
  const { center, scale, atoms, least, greatest } = samples
  const sign = least > 0 ? 1 : greatest < 0 ? -1 : 0
  if (sign === 0 || atoms.some(({ x }) => x !== 0)) return null
  // z in units of the deviation, from 0.
  const mean = center / scale
  const aboutZero = { ...samples, zRe: samples.zRe.map((x) => x + mean) }
  const fits = kindsFor(Math.abs(mean), atoms[0]?.weight ?? 0).flatMap(({ model, start, lawOf }) => {
    const curveOf = (at: Float64Array, unit: number) => {
      const law = lawOf(at)
      return productPolynomial(sign * unit * law.mean, law.ratios)
    }
    const fit = levenbergMarquardt(Float64Array.from(start), (at) => deviations(curveOf(at, 1), aboutZero).parts)
    if (fit === null) return []
    const cdf = cdfOf(fit.residual, samples)
    return [{ model, polynomial: curveOf(fit.at, scale), freedom: start.length, chi2: fit.chi2, cdf }]
  })
  return simplestOf(fits, ({ chi2 }) => chi2)
}

/** The fewest numbers first. The data's deviation is 1, so that Σ λ_k = 1/mean². */
function kindsFor(mean: number, atom: number): readonly ProductKind[] {
  const log = Math.log(mean)
  const sum = 1 / (mean * mean)
  if (atom > 0) {
    const wide = 1 / (1 - atom)
    return [
      {
        model: 'product of two equal Marchenko–Pastur laws',
        start: [log],
        lawOf: (at) => ({ mean: Math.exp(at[0]!), ratios: [wide, wide] }),
      },
      {
        model: 'product of two Marchenko–Pastur laws',
        start: [log, Math.log(Math.max(sum - wide, 0.1 * wide))],
        lawOf: (at) => ({ mean: Math.exp(at[0]!), ratios: [wide, Math.exp(at[1]!)] }),
      },
    ]
  }
  return [
    {
      model: 'product of square Gaussian matrices',
      start: [log],
      lawOf: (at) => ({ mean: Math.exp(at[0]!), ratios: [1, 1] }),
    },
    {
      model: 'product of two equal Marchenko–Pastur laws',
      start: [log, Math.log(sum / 2)],
      lawOf: (at) => ({ mean: Math.exp(at[0]!), ratios: [Math.exp(at[1]!), Math.exp(at[1]!)] }),
    },
    {
      model: 'product of two Marchenko–Pastur laws',
      start: [log, Math.log(0.7 * sum), Math.log(0.3 * sum)],
      lawOf: (at) => ({ mean: Math.exp(at[0]!), ratios: [Math.exp(at[1]!), Math.exp(at[2]!)] }),
    },
  ]
}

/** 1 + z m − s m (1 − λ − λ z m)(1 − μ − μ z m). */
function productPolynomial(mean: number, [first, second]: readonly number[]): BivariatePolynomial {
  const [p, q] = [1 - first!, 1 - second!]
  return bivariate([
    [1, -mean * p * q, 0, 0],
    [0, 1, mean * (p * second! + q * first!), 0],
    [0, 0, 0, -mean * first! * second!],
  ])
}
