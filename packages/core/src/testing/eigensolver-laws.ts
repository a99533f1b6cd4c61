import type { Eigensolver, EigensolverOptions } from '../eigensolver.ts'
import type { HermitianMatrix, SymmetricMatrix } from '../matrix-source.ts'
import { must, mustReject, near, type TestedLaw } from './law.ts'

/** Error that is allowed, in units of the norm. */
const TOLERANCE = 1e-13

const symmetric = (...rows: readonly (readonly number[])[]): SymmetricMatrix => ({
  size: rows.length,
  data: Float64Array.from(rows.flat()),
})

const hermitian = (
  rows: readonly (readonly number[])[],
  imaginary: readonly (readonly number[])[],
): HermitianMatrix => ({ ...symmetric(...rows), imaginary: Float64Array.from(imaginary.flat()) })

const KNOWN: readonly (readonly [SymmetricMatrix, readonly number[]])[] = [
  [symmetric(), []],
  [symmetric([-7]), [-7]],
  [symmetric([0, 0], [0, 0]), [0, 0]],
  [symmetric([1, 2], [2, -2]), [-3, 2]],
  [symmetric([3, 0, 0], [0, -1, 0], [0, 0, 2]), [-1, 2, 3]],
  [symmetric([2, -1, 0], [-1, 2, -1], [0, -1, 2]), [2 - Math.SQRT2, 2, 2 + Math.SQRT2]],
  [symmetric([1, 1, 1], [1, 1, 1], [1, 1, 1]), [0, 0, 3]],
]

const KNOWN_COMPLEX: readonly (readonly [HermitianMatrix, readonly number[]])[] = [
  [hermitian([[5]], [[0]]), [5]],
  [
    hermitian(
      [
        [0, 0],
        [0, 0],
      ],
      [
        [0, -1],
        [1, 0],
      ],
    ),
    [-1, 1],
  ],
  [
    hermitian(
      [
        [2, 1],
        [1, 3],
      ],
      [
        [0, -1],
        [1, 0],
      ],
    ),
    [1, 4],
  ],
  [
    hermitian(
      [
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
      ],
      [
        [0, 1, 2],
        [-1, 0, 2],
        [-2, -2, 0],
      ],
    ),
    [-3, 0, 3],
  ],
]

/** A matrix (n×n) of numbers between −1 and 1 that look random. */
const rough = (size: number): SymmetricMatrix => ({
  size,
  data: Float64Array.from({ length: size * size }, (_, k) => {
    const [i, j] = [Math.floor(k / size), k % size]
    return Math.sin(1e4 * Math.sin(1 + i * j + 3.7 * (i + j)))
  }),
})

const scaled = ({ size, data }: SymmetricMatrix, f: number) => ({ size, data: data.map((x) => x * f) })

/** What every eigensolver owes. */
export function eigensolverLaws(solver: Eigensolver): readonly TestedLaw[] {
  const law = (name: string, check: () => Promise<void>): TestedLaw => ({ name, check })
  return [
    law('small matrices have the eigenvalues that are known', () => findsKnown(solver, KNOWN)),
    law('Hermitian matrices have the eigenvalues that are known', () => findsKnown(solver, KNOWN_COMPLEX)),
    law('eigenvalues ascend, as many as there are rows', async () => {
      const values = await solver.eigenvalues(rough(45))
      must('45 eigenvalues', values.length === 45)
      for (let k = 1; k < 45; k++) must(`eigenvalue ${k} ascends`, values[k]! >= values[k - 1]!)
    }),
    law('trace and Frobenius norm are kept', () => keepsInvariants(solver)),
    law('the unit of the matrix does not matter', () => scalesWithMatrix(solver)),
    law('the matrix is left alone', async () => {
      const matrix = rough(40)
      await solver.eigenvalues(matrix)
      must('the matrix is as it was', matrix.data.join() === rough(40).data.join())
    }),
    law('what is no symmetric or Hermitian matrix is refused', () => refusesJunk(solver)),
    law('threads change nothing', async () => {
      const matrix = rough(140)
      const alone = await solver.eigenvalues(matrix, { threads: 1 })
      const together = await solver.eigenvalues(matrix, { threads: 2 })
      alone.forEach((x, k) => {
        near(`eigenvalue ${k} by two threads`, together[k]!, x, TOLERANCE * largestOf(alone))
      })
    }),
    law('a number of threads that is none is refused', async () => {
      for (const threads of [0, -1, 1.5, Number.NaN, 257, 1000, Infinity])
        await mustReject(`threads ${threads}`, ['E_OPTION_VALUE'], () => solver.eigenvalues(rough(3), { threads }))
    }),
    law('a signal ends the work', async () => {
      const reason = new Error('enough')
      const options: EigensolverOptions = { signal: AbortSignal.abort(reason) }
      const ended = await solver.eigenvalues(rough(30), options).catch((thrown: unknown) => thrown)
      must(`rejected with the signal's reason; got ${ended}`, ended === reason)
    }),
    law('progress ascends from 0 to 1', async () => {
      const shares: number[] = []
      await solver.eigenvalues(rough(60), { onProgress: (share) => shares.push(share) })
      must(`from 0 to 1; got ${shares}`, shares[0] === 0 && shares.at(-1) === 1)
      must(
        `ascending; got ${shares}`,
        shares.every((share, k) => k === 0 || share >= shares[k - 1]!),
      )
    }),
  ]
}

const largestOf = (values: ArrayLike<number>) => Math.max(0, ...Array.from(values, Math.abs))

async function findsKnown(
  solver: Eigensolver,
  cases: readonly (readonly [SymmetricMatrix | HermitianMatrix, readonly number[]])[],
): Promise<void> {
  for (const [matrix, wanted] of cases) {
    const values = await solver.eigenvalues(matrix)
    must(`${wanted.length} eigenvalues; got ${values}`, values.length === wanted.length)
    wanted.forEach((x, k) => {
      near(`eigenvalue ${k} of ${matrix.data}`, values[k]!, x, TOLERANCE * largestOf(wanted))
    })
  }
}

async function keepsInvariants(solver: Eigensolver): Promise<void> {
  for (const size of [9, 33, 64, 150]) {
    const { data } = rough(size)
    const values = await solver.eigenvalues({ size, data })
    const squares = data.reduce((sum, x) => sum + x * x, 0)
    const trace = values.reduce((sum, _, k) => sum + data[k * (size + 1)]!, 0)
    const sum = values.reduce((total, x) => total + x, 0)
    near(`trace at n = ${size}`, sum, trace, TOLERANCE * size * largestOf(values))
    near(`sum of squares at n = ${size}`, values.reduce((total, x) => total + x * x, 0) / squares, 1, 10 * TOLERANCE)
  }
}

async function scalesWithMatrix(solver: Eigensolver): Promise<void> {
  const values = await solver.eigenvalues(rough(35))
  for (const factor of [2 ** -900, 1e-160, -1, 1e160, 2 ** 900]) {
    const found = await solver.eigenvalues(scaled(rough(35), factor))
    if (factor < 0) found.reverse()
    values.forEach((x, k) => {
      near(`eigenvalue ${k} times ${factor}`, found[k]! / factor, x, TOLERANCE * largestOf(values))
    })
  }
}

async function refusesJunk(solver: Eigensolver): Promise<void> {
  const junk: readonly (readonly [string, SymmetricMatrix | HermitianMatrix])[] = [
    ['a matrix with NaN', symmetric([1, Number.NaN], [Number.NaN, 1])],
    ['a matrix with ∞', symmetric([1, 0], [0, Infinity])],
    ['a matrix that is not symmetric', symmetric([1, 2], [2.001, 1])],
    ['a matrix that is not square', { size: 2, data: new Float64Array(3) }],
    ['a complex matrix with NaN', hermitian([[1]], [[Number.NaN]])],
    [
      'a complex matrix that is not Hermitian',
      hermitian(
        [
          [0, 1],
          [1, 0],
        ],
        [
          [0, 1],
          [1, 0],
        ],
      ),
    ],
    ['a complex matrix whose diagonal is not real', hermitian([[1]], [[1]])],
    [
      'a complex matrix whose parts differ in size',
      { size: 1, data: new Float64Array(1), imaginary: new Float64Array() },
    ],
  ]
  for (const [what, matrix] of junk) await mustReject(what, ['E_MATRIX'], () => solver.eigenvalues(matrix))
}
