import { expect, it } from 'vitest'
import { count } from '../src/index.ts'

it.each([
  [0, 'eigenvalue', '0 eigenvalues'],
  [1, 'eigenvalue', '1 eigenvalue'],
  [2, 'slight bulk', '2 slight bulks'],
  [1, 'random submatrix', '1 random submatrix'],
  [3, 'random submatrix', '3 random submatrices'],
])('%d %s', (n, noun, words) => {
  expect(count(n, noun)).toBe(words)
})
