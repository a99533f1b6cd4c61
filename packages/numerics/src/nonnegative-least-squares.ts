import { backSubstitute, triangularize } from './triangularize.ts'

/** A least-squares problem min ‖A x − b‖, A column-major of length rows × columns. */
export interface LeastSquares {
  readonly rows: number
  readonly columns: number
  readonly matrix: Float64Array
  readonly right: Float64Array
}

/** How a nonnegative fit ended. */
export interface NonnegativeFit {
  /** `reached`: the Karush–Kuhn–Tucker conditions hold. `max-steps`: the best point so far. */
  readonly status: 'reached' | 'max-steps'
  readonly x: Float64Array
  /** Σ over the diagonal of log |R_kk| for A = QR: ½ log det AᵀA. */
  readonly halfLogDet: number
}

/**
 * min ‖A x − b‖ over x ≥ 0 by active sets (Lawson & Hanson 1974, ch. 23) on the triangular factor of A.
 *
 * @param start indices that are likely positive, e.g. those of a neighbouring problem: saves most of the steps.
 */
export function nonnegativeLeastSquares(problem: LeastSquares, start: readonly number[] = []): NonnegativeFit {
  const { columns } = problem
  const reduced = reduce(problem)
  let halfLogDet = 0
  for (let k = 0; k < columns; k++)
    halfLogDet += k < reduced.rows ? Math.log(Math.abs(reduced.matrix[k * reduced.rows + k]!)) : -Infinity
  const solve = (set: readonly number[]) => solveOn(reduced, set)

  let passive = [...new Set(start)].sort((i, j) => i - j)
  let x: Float64Array = new Float64Array(columns)
  let inner = passive.length > 0
  let newest = -1
  // Columns that depend on the passive ones to rounding: they can do nothing until x has moved.
  const barred = new Set<number>()
  const tolerance = 1e-11 * largestCorrelation(reduced)
  for (let step = 0; step < 10 * columns + 10; step++) {
    if (!inner) {
      const gradient = gradientAt(reduced, x)
      let best = -1
      for (let j = 0; j < columns; j++)
        if (
          !passive.includes(j) &&
          !barred.has(j) &&
          gradient[j]! > tolerance &&
          (best < 0 || gradient[j]! > gradient[best]!)
        )
          best = j
      if (best < 0) return { status: 'reached', x, halfLogDet }
      newest = best
      passive = [...passive, best].sort((i, j) => i - j)
    }
    const trial = solve(passive)
    const entered = newest
    newest = -1
    if (trial === null || (entered >= 0 && trial[entered]! <= 0)) {
      // Without a newest column it is the start that is dependent: begin from nothing.
      if (entered < 0) x = new Float64Array(columns)
      else barred.add(entered)
      passive = entered < 0 ? [] : passive.filter((j) => j !== entered)
      inner = false
      continue
    }
    const blocked = passive.filter((j) => trial[j]! <= 0)
    if (blocked.length === 0) {
      x = trial
      barred.clear()
      inner = false
      continue
    }
    const share = Math.min(1, ...blocked.map((j) => (x[j]! > 0 ? x[j]! / (x[j]! - trial[j]!) : 0)))
    const moved = x.map((value, j) => value + share * (trial[j]! - value))
    const leaving = blocked.filter((j) => moved[j]! <= 1e-300 || x[j] === 0)
    const leave = leaving.length > 0 ? leaving : blocked.slice(0, 1)
    passive = passive.filter((j) => !leave.includes(j))
    x = moved.map((value, j) => (passive.includes(j) ? Math.max(0, value) : 0))
    inner = passive.length > 0
  }
  return { status: 'max-steps', x, halfLogDet }
}

/** The same problem in its first columns + 1 rows. */
function reduce({ rows, columns, matrix, right }: LeastSquares): LeastSquares {
  const work = new Float64Array(rows * (columns + 1))
  work.set(matrix.subarray(0, rows * columns))
  work.set(right, rows * columns)
  triangularize(work, rows, columns + 1)
  const kept = Math.min(rows, columns + 1)
  const small = new Float64Array(kept * columns)
  for (let j = 0; j < columns; j++)
    for (let i = 0; i <= Math.min(j, kept - 1); i++) small[j * kept + i] = work[j * rows + i]!
  return { rows: kept, columns, matrix: small, right: work.slice(rows * columns, rows * columns + kept) }
}

/** The unconstrained minimiser over the columns of a set, zero elsewhere. */
function solveOn({ rows, columns, matrix, right }: LeastSquares, set: readonly number[]): Float64Array | null {
  const count = set.length
  const work = new Float64Array(rows * (count + 1))
  set.forEach((j, k) => {
    work.set(matrix.subarray(j * rows, (j + 1) * rows), k * rows)
  })
  work.set(right, rows * count)
  // Column j of a triangle ends at its diagonal, and the set ascends; the right side is full.
  triangularize(work, rows, count + 1, (k) => (k < count ? Math.min(rows, set[k]! + 1) : rows))
  const solution = backSubstitute(work, rows, count, work.subarray(rows * count))
  if (solution === null) return null
  const x = new Float64Array(columns)
  set.forEach((j, k) => {
    x[j] = solution[k]!
  })
  return x
}

/** Aᵀ(b − A x). */
function gradientAt({ rows, columns, matrix, right }: LeastSquares, x: Float64Array): Float64Array {
  const rest = right.slice()
  for (let j = 0; j < columns; j++) {
    const value = x[j]!
    if (value !== 0) for (let i = 0; i < rows; i++) rest[i]! -= value * matrix[j * rows + i]!
  }
  return Float64Array.from({ length: columns }, (_, j) => {
    let dot = 0
    for (let i = 0; i < rows; i++) dot += rest[i]! * matrix[j * rows + i]!
    return dot
  })
}

function largestCorrelation(problem: LeastSquares): number {
  return gradientAt(problem, new Float64Array(problem.columns)).reduce((most, g) => Math.max(most, Math.abs(g)), 0)
}
