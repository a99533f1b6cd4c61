import type { HermitianMatrix, MatrixSource, SymmetricMatrix } from '../matrix-source.ts'
import { must, mustReject, type TestedLaw } from './law.ts'

/** A source of any kind of matrix. */
export type AnySource = MatrixSource<SymmetricMatrix | HermitianMatrix>

/** Hands every source that is under the laws to a check, one after the other. */
export type OverSources = (check: (source: AnySource) => Promise<void>) => Promise<void>

/**
 * What a source of submatrices owes, with at least five rows: they are symmetric and belong to one matrix, and bad indices are refused.
 *
 * @param tolerance largest difference of an entry that depends on which others are asked for, over the largest entry; 0 for none
 */
export function matrixSourceLaws(over: OverSources, tolerance: number): readonly TestedLaw[] {
  return [
    {
      name: 'a principal submatrix holds the entries of the whole',
      check: () =>
        over(async (source) => {
          const whole = await source.principal(Uint32Array.from({ length: source.size }, (_, k) => k))
          const scale = whole.data.reduce((most, x) => Math.max(most, Math.abs(x)), 0)
          const chosen = Uint32Array.of(3, 0, source.size - 1, 2)
          const part = await source.principal(chosen)
          must('size', part.size === 4 && part.data.length === 16)
          chosen.forEach((row, i) => {
            chosen.forEach((column, j) => {
              const [got, wanted] = [part.data[4 * i + j]!, whole.data[source.size * row + column]!]
              const same = Object.is(got, wanted) || Math.abs(got - wanted) <= tolerance * scale
              must(`entry (${row}, ${column}) is ${wanted}, in a submatrix ${got}`, same)
            })
          })
        }),
    },
    {
      name: 'submatrices are symmetric',
      check: () =>
        over(async (source) => {
          const { size, data } = await source.principal(Uint32Array.of(4, 1, 3, 2))
          for (let i = 0; i < size; i++)
            for (let j = 0; j < i; j++) must(`(${i}, ${j})`, data[i * size + j] === data[j * size + i])
        }),
    },
    {
      name: 'an index out of range or repeated is refused',
      check: () =>
        over(async (source) => {
          for (const indices of [Uint32Array.of(0, source.size), Uint32Array.of(1, 1)])
            await mustReject(String(indices), ['E_MATRIX'], () => source.principal(indices))
        }),
    },
  ]
}
