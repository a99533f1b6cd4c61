import { CURVE_SCHEMA, type Curve, type CurveFile, FreecurveError } from '@freecurve/core'
import { bivariate } from '@freecurve/numerics'
import { coefficientScale } from './coefficient-scale.ts'
import { freezePolynomial } from './freeze-polynomial.ts'
import { FILE_FIELDS, unknownField } from './unknown-field.ts'

/** Options of {@link algebraicCurve}. */
export interface AlgebraicCurveOptions {
  /** Where the coefficients stand in the file they came from, for messages. @default 'coefficients' */
  readonly path?: string
}

/** A general spectral curve P(z, m) = Σ c[i][j] z^i m^j = 0 with m(z) = ∫ ρ(dx)/(x − z). */
export interface AlgebraicCurve extends Curve {
  readonly family: 'algebraic'
}

/** Powers of larger and smaller eigenvalues leave the range of doubles, in decades; as for the other families. */
const DECADES = 70
/** Below this the largest coefficient is brought up first. */
const TINY = 2 ** -900

/**
 * The spectral curve with coefficients c[i][j] of z^i m^j: rows of one length, finite, not all zero, with both z and m
 * in it. Factors z and m are removed and the largest coefficient is brought into [1, 2) by a power of two.
 *
 * @throws E_CURVE naming the first entry that is wrong, and for eigenvalues so large, so small, or coefficients so far apart that doubles
 * do not hold their powers: measured in units of s, c[i][j] becomes c[i][j] s^{i−j}.
 */
export function algebraicCurve(
  coefficients: readonly (readonly number[])[],
  options: AlgebraicCurveOptions = {},
): AlgebraicCurve {
  const { path = 'coefficients' } = options
  checkRows(coefficients, path)
  const largest = Math.max(...coefficients.map((row) => Math.max(...row.map(Math.abs))))
  // A common factor does not matter, but the inverse of a tiny one is infinite.
  const polynomial = bivariate(
    largest < TINY ? coefficients.map((row) => row.map((c) => c * (1 / TINY))) : coefficients,
  )
  const missing = polynomial.degreeZ === 0 ? 'z' : polynomial.degreeM === 0 ? 'm' : undefined
  if (missing !== undefined)
    throw refuse(path, `has no ${missing} in it (after factors z and m are removed)`, polynomial.coefficients)
  const decades = coefficientScale(polynomial)
  if (countOf(polynomial.coefficients) < countOf(coefficients) || Math.abs(decades) > DECADES)
    throw refuse(
      path,
      `spans more than doubles hold, of a curve whose eigenvalues are about 1e${Math.round(decades)}: measure them in a unit s of their own size, by which c[i][j] becomes c[i][j] s^(i-j)`,
      coefficients,
    )
  const frozen = freezePolynomial(polynomial)
  return Object.freeze({
    family: 'algebraic' as const,
    polynomial: () => frozen,
    toJSON: (): CurveFile =>
      Object.freeze({ schema: CURVE_SCHEMA, family: 'algebraic', coefficients: frozen.coefficients }),
  })
}

const countOf = (rows: readonly (readonly number[])[]): number => rows.flat().filter((c) => c !== 0).length

/** {@link algebraicCurve} from a curve file `{ family: 'algebraic', coefficients }`. Throws E_CURVE, also for a field it does not know. */
export function algebraicCurveFromJSON(file: CurveFile): AlgebraicCurve {
  if (file.family !== 'algebraic') throw refuse('family', 'must be "algebraic"', file.family)
  const { coefficients } = file
  if (coefficients === undefined && file.formula !== undefined)
    throw refuse('formula', 'must be expanded into coefficients first (expandFormula)', file.formula)
  const unknown = unknownField(file, [...FILE_FIELDS, 'coefficients'])
  if (unknown !== undefined)
    throw refuse(
      unknown,
      'is no field of an algebraic curve file; there are schema, family, coefficients',
      file[unknown],
    )
  return algebraicCurve(coefficients as readonly (readonly number[])[])
}

function checkRows(rows: readonly (readonly number[])[], path: string): void {
  if (!Array.isArray(rows as unknown)) throw refuse(path, 'must be a list of rows', rows)
  if (rows.length === 0) throw refuse(path, 'is empty', rows)
  rows.forEach((row, i) => {
    if (!Array.isArray(row)) throw refuse(`${path}[${i}]`, 'must be a list of numbers', row)
    if (row.length !== rows[0]!.length)
      throw refuse(`${path}[${i}]`, `must have ${rows[0]!.length} entries like the first row`, row)
    row.forEach((c, j) => {
      if (typeof c !== 'number' || !Number.isFinite(c))
        throw refuse(`${path}[${i}][${j}]`, `must be a finite number, not ${String(c)}`, c)
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
