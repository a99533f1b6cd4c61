import { addRow } from './add-row.ts'
import { linearMap } from './linear-map.ts'
import type { Operation } from './operation.ts'

/** y = x₁ + x₂ */
export const sum = (size: number): Operation =>
  linearMap({
    type: 'sum',
    size,
    apply(to, from, _, __, { count }) {
      addRow(to, 0, from, 0, size * count)
    },
    transpose(to, from, _, __, { count }) {
      addRow(to, 0, from, 0, size * count)
    },
  })

/** y = the features of x₁, then those of x₂. */
export function concatenation(first: number, second: number): Operation {
  const placeOf = (input: number) => (input === 0 ? { at: 0, length: first } : { at: first, length: second })
  return linearMap({
    type: 'concatenation',
    size: first + second,
    apply(to, from, input, _, { count }) {
      const { at, length } = placeOf(input)
      addRow(to, at * count, from, 0, length * count)
    },
    transpose(to, from, input, _, { count }) {
      const { at, length } = placeOf(input)
      addRow(to, 0, from, at * count, length * count)
    },
  })
}
