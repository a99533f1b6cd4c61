import type { BivariatePolynomial } from '@freecurve/core'
import { bivariate, scaleBivariate, shiftBivariate, triangularize } from '@freecurve/numerics'
import { Matrix, SingularValueDecomposition } from 'ml-matrix'
import { levenbergMarquardt } from '../levenberg-marquardt.ts'
import { complementOf } from './complement.ts'
import type { Shape } from './monomials.ts'
import { cdfOf, deviations, type Weights } from './sample-deviations.ts'
import type { TransformSamples } from './transform-samples.ts'

/** A curve of one shape and how well it explains the samples. */
export interface ShapeFit {
  readonly shape: Shape
  readonly polynomial: BivariatePolynomial
  /** Mean square of the parts of the deviation m − m̂, in units of their noise. */
  readonly residual: number
  readonly cdf: number
}

const ROUNDS = 8
/** Step of the difference quotients, where coefficients have length 1. */
const DIFFERENCE = 1e-6

/**
 * The curve of a shape that is nearest to the samples in units of their noise. The equation P(z, m̂) = 0 is linear in
 * the coefficients; its rows are divided by P_m, so that they measure m − m̂, and whitened; the coefficients are the
 * null vector (QR, then the smallest singular vector) within those that obey m = −1/z + 0/z² + … exactly: Σ (−1)^j c
 * over the lines j − i = lowest and lowest + 1 vanish; and the data's atoms are poles. P_m is taken from the round
 * before. The best of the rounds is moved to the least residual of m itself. Null when no round gave a curve.
 */
export function fitShape(shape: Shape, samples: TransformSamples): ShapeFit | null {
  const rows = monomialValues(shape, samples)
  let weights = startingWeights(rows, samples)
  let best: Candidate | null = null
  for (let round = 0; round < ROUNDS; round++) {
    const found = nullVector(shape, rows, weights, samples)
    if (found === null) break
    const deviation = deviations(tableOf(shape, found.coefficients), samples)
    weights = deviation.weights
    if (deviation.parts === null) continue
    const chi2 = squareOf(deviation.parts)
    if (best !== null && chi2 >= best.chi2) continue
    best = { ...found, parts: deviation.parts, chi2 }
  }
  if (best === null) return null
  const { coefficients, parts } = refined(shape, best, samples)
  const cdf = cdfOf(parts, samples)
  const polynomial = inDataUnits(tableOf(shape, coefficients), samples)
  return { shape, polynomial, residual: squareOf(parts) / parts.length, cdf }
}

/** Coefficients within the constraints, and how far their m is from m̂. */
interface Candidate extends NullVector {
  readonly parts: Float64Array
  readonly chi2: number
}

/** Levenberg–Marquardt in the coefficients that the constraints and the overall factor leave. */
function refined(shape: Shape, start: Candidate, samples: TransformSamples): Candidate {
  const { coefficients, sizes, basis, inBasis } = start
  const around = complementOf([Array.from(inBasis)], inBasis.length)
  const moves = basis.mmul(around)
  const coefficientsAt = (at: Float64Array) =>
    coefficients.map((c, n) => {
      let move = 0
      for (let k = 0; k < at.length; k++) move += moves.get(n, k) * at[k]!
      return c + move / sizes[n]!
    })
  const fit = levenbergMarquardt(
    new Float64Array(moves.columns),
    (at) => deviations(tableOf(shape, coefficientsAt(at)), samples).parts,
    { difference: DIFFERENCE },
  )
  if (fit === null || !(fit.chi2 < start.chi2)) return start
  return { ...start, coefficients: coefficientsAt(fit.at), parts: fit.residual, chi2: fit.chi2 }
}

function tableOf({ degreeZ, degreeM, monomials }: Shape, values: Float64Array): BivariatePolynomial {
  const coefficients = Array.from({ length: degreeZ + 1 }, () => new Array<number>(degreeM + 1).fill(0))
  monomials.forEach(([i, j], k) => {
    coefficients[i]![j] = values[k]!
  })
  return { degreeZ, degreeM, coefficients }
}

const squareOf = (values: Float64Array): number => values.reduce((sum, x) => sum + x * x, 0)

interface Values {
  readonly re: readonly Float64Array[]
  readonly im: readonly Float64Array[]
}

/** z^i m^j at every sample, one array per monomial. */
function monomialValues(shape: Shape, { zRe, zIm, mRe, mIm }: TransformSamples): Values {
  const power = (xr: Float64Array, xi: Float64Array, n: number, at: number): readonly [number, number] => {
    let [r, i] = [1, 0]
    for (let k = 0; k < n; k++) [r, i] = [r * xr[at]! - i * xi[at]!, r * xi[at]! + i * xr[at]!]
    return [r, i]
  }
  const at = shape.monomials.map(([i, j]) =>
    Array.from(zRe, (_, k) => {
      const [ar, ai] = power(zRe, zIm, i, k)
      const [br, bi] = power(mRe, mIm, j, k)
      return [ar * br - ai * bi, ar * bi + ai * br] as const
    }),
  )
  return {
    re: at.map((list) => Float64Array.from(list, ([r]) => r)),
    im: at.map((list) => Float64Array.from(list, ([, i]) => i)),
  }
}

function startingWeights({ re, im }: Values, { mRe, mIm }: TransformSamples): Weights {
  return {
    re: mRe.map(
      (_, k) => Math.hypot(mRe[k]!, mIm[k]!) / Math.hypot(...re.map((list, n) => Math.hypot(list[k]!, im[n]![k]!))),
    ),
    im: mRe.map(() => 0),
  }
}

interface NullVector {
  readonly coefficients: Float64Array
  /** Lengths of the monomials' columns: the coefficients times these are `basis` times `inBasis`, which has length 1. */
  readonly sizes: readonly number[]
  readonly basis: Matrix
  readonly inBasis: Float64Array
}

function nullVector(shape: Shape, { re, im }: Values, weights: Weights, samples: TransformSamples): NullVector | null {
  const { noise } = samples
  const count = weights.re.length
  const columns = shape.monomials.map((_, n) => {
    const column = new Float64Array(2 * count)
    for (let k = 0; k < count; k++) {
      column[k] = re[n]![k]! * weights.re[k]! - im[n]![k]! * weights.im[k]!
      column[k + count] = re[n]![k]! * weights.im[k]! + im[n]![k]! * weights.re[k]!
    }
    return column
  })
  const sizes = columns.map((column) => Math.hypot(...column))
  if (!sizes.every((size) => size > 0 && Number.isFinite(size))) return null
  const white = noise.whiten.mmul(
    new Matrix(columns.map((column, n) => Array.from(column, (x) => x / sizes[n]!))).transpose(),
  )
  const constraints = constraintsOf(shape, samples).map((row) => row.map((c, n) => c / sizes[n]!))
  const basis = complementOf(constraints, shape.monomials.length)
  const reduced = white.mmul(basis)
  if (reduced.rows < reduced.columns) return null
  const packed = Float64Array.from(reduced.transpose().to1DArray())
  triangularize(packed, reduced.rows, reduced.columns)
  const upper = Matrix.zeros(reduced.columns, reduced.columns)
  for (let i = 0; i < reduced.columns; i++)
    for (let j = i; j < reduced.columns; j++) upper.set(i, j, packed[j * reduced.rows + i]!)
  const { rightSingularVectors, diagonal } = new SingularValueDecomposition(upper)
  const least = diagonal.indexOf(Math.min(...diagonal))
  // Columns so unlike in size that the singular values are lost: no curve of this shape can be told.
  if (least < 0) return null
  const inBasis = Float64Array.from({ length: reduced.columns }, (_, k) => rightSingularVectors.get(k, least))
  const scaled = basis.mmul(Matrix.columnVector(Array.from(inBasis)))
  return { coefficients: Float64Array.from(sizes, (size, n) => scaled.get(n, 0) / size), sizes, basis, inBasis }
}

/**
 * What must hold exactly: m = −1/z + 0/z² + …, and for every atom of the data, at x with weight w, a pole of one sheet:
 * a_K(x) = 0 and a_{K−1}(x) = w a_K′(x), a_j(z) the coefficient of m^j.
 */
function constraintsOf(shape: Shape, { atoms, center, scale }: TransformSamples): readonly (readonly number[])[] {
  const row = (entry: (i: number, j: number) => number) => shape.monomials.map(([i, j]) => entry(i, j))
  const atInfinity = [0, 1].map((order) => row((i, j) => (j - i === shape.lowest + order ? (j % 2 === 0 ? 1 : -1) : 0)))
  const top = shape.degreeM
  const atAtoms = atoms.flatMap((atom) => {
    const x = (atom.x - center) / scale
    return [
      row((i, j) => (j === top ? x ** i : 0)),
      row((i, j) => (j === top - 1 ? x ** i : j === top && i > 0 ? -atom.weight * i * x ** (i - 1) : 0)),
    ]
  })
  return [...atInfinity, ...atAtoms]
}

/** From mean 0 and deviation 1 to the units of the data. */
function inDataUnits(polynomial: BivariatePolynomial, { center, scale, atoms }: TransformSamples): BivariatePolynomial {
  const rows = shiftBivariate(scaleBivariate(polynomial, scale), -center, 0).coefficients.map((row) => [...row])
  // An atom at 0 is at 0, not at its rounding.
  if (atoms.some(({ x }) => x === 0)) rows[0]![polynomial.degreeM] = 0
  return bivariate(rows)
}
