import { type BivariatePolynomial, CURVE_SCHEMA, type Curve, type CurveFile, FreecurveError } from '@freecurve/core'
import { bivariate } from '@freecurve/numerics'

/** Options of {@link algebraicCurve}. */
export interface AlgebraicCurveOptions {
  /** Where the coefficients stand in the file they came from, for messages. @default 'coefficients' */
  readonly path?: string
}

/** A general spectral curve P(z, m) = Σ c[i][j] z^i m^j = 0 with m(z) = ∫ ρ(dx)/(x − z). */
export interface AlgebraicCurve extends Curve {
  readonly family: 'algebraic'
}

/**
 * The spectral curve with coefficients c[i][j] of z^i m^j: rows of one length, finite, not all zero, with both z and m
 * in it. Factors z and m are removed and the largest coefficient is brought into [1, 2) by a power of two.
 *
 * @throws E_CURVE naming the first entry that is wrong.
 */
export function algebraicCurve(
  coefficients: readonly (readonly number[])[],
  options: AlgebraicCurveOptions = {},
): AlgebraicCurve {
  const { path = 'coefficients' } = options
  checkRows(coefficients, path)
  const polynomial = bivariate(coefficients)
  const missing = polynomial.degreeZ === 0 ? 'z' : polynomial.degreeM === 0 ? 'm' : undefined
  if (missing !== undefined)
    throw refuse(path, `has no ${missing} in it (after factors z and m are removed)`, polynomial.coefficients)
  const frozen: BivariatePolynomial = Object.freeze({
    ...polynomial,
    coefficients: Object.freeze(polynomial.coefficients.map((row) => Object.freeze([...row]))),
  })
  return Object.freeze({
    family: 'algebraic' as const,
    polynomial: () => frozen,
    toJSON: (): CurveFile => ({ schema: CURVE_SCHEMA, family: 'algebraic', coefficients: frozen.coefficients }),
  })
}

/** {@link algebraicCurve} from a curve file `{ family: 'algebraic', coefficients }`. Throws E_CURVE. */
export function algebraicCurveFromJSON(file: CurveFile): AlgebraicCurve {
  if (file.family !== 'algebraic') throw refuse('family', 'must be "algebraic"', file.family)
  const { coefficients } = file
  if (coefficients === undefined && file.formula !== undefined)
    throw refuse('formula', 'must be expanded into coefficients first (expandFormula)', file.formula)
  if (!Array.isArray(coefficients)) throw refuse('coefficients', 'must be a list of rows', coefficients)
  return algebraicCurve(coefficients as readonly (readonly number[])[])
}

function checkRows(rows: readonly (readonly number[])[], path: string): void {
  if (rows.length === 0) throw refuse(path, 'is empty', rows)
  rows.forEach((row, i) => {
    if (!Array.isArray(row)) throw refuse(`${path}[${i}]`, 'must be a list of numbers', row)
    if (row.length !== rows[0]!.length)
      throw refuse(`${path}[${i}]`, `must have ${rows[0]!.length} entries like the first row`, row)
    row.forEach((c, j) => {
      if (typeof c !== 'number' || !Number.isFinite(c))
        throw refuse(`${path}[${i}][${j}]`, 'must be a finite number', c)
    })
  })
  if (rows.every((row) => row.every((c) => c === 0))) throw refuse(path, 'is zero everywhere', rows)
}

const refuse = (path: string, problem: string, got: unknown): FreecurveError<'E_CURVE'> =>
  new FreecurveError(
    'E_CURVE',
    `Curve: ${path} ${problem}; coefficients[i][j] multiplies z^i m^j: [[1, 0, 1], [0, 1, 0]] is 1 + z m + m² = 0.`,
    { path, got },
  )
