import { FreecurveError, type HermitianMatrix, type SymmetricMatrix } from '@freecurve/core'
import type { Steps } from './steps.ts'

/** Entries looked at between two pauses. */
const PIECE = 2 ** 18

/**
 * The largest absolute value of an entry of a matrix (n×n, row-major), of its real and imaginary parts where it is complex.
 *
 * @throws E_MATRIX unless each part is a Float64Array, square and finite.
 */
export function* largestPart({ size, data, imaginary }: SymmetricMatrix | HermitianMatrix): Steps<number> {
  const largest = yield* largestEntry(size, data)
  return imaginary === undefined ? largest : Math.max(largest, yield* largestEntry(size, imaginary))
}

function* largestEntry(size: number, data: Float64Array): Steps<number> {
  if (!(data instanceof Float64Array))
    throw refusal(
      'A matrix is given as { size, data }, data a Float64Array of its rows one after the other.',
      'no Float64Array',
      data,
    )
  if (!Number.isInteger(size) || size < 0 || data.length !== size * size)
    throw refusal(`A matrix of size ${size} has ${size * size} entries; got ${data.length}.`, 'not square', data.length)
  let largest = 0
  for (let from = 0; from < data.length; from += PIECE) {
    const piece = data.subarray(from, from + PIECE)
    const found = largestOf(piece)
    if (!(found < Infinity)) {
      const k = from + piece.findIndex((entry) => !Number.isFinite(entry))
      const place = `row ${Math.floor(k / size)}, column ${k % size}`
      throw refusal(`The entry in ${place} is ${data[k]}; all must be finite.`, 'not finite', data[k])
    }
    if (found > largest) largest = found
    yield 0
  }
  return largest
}

/** The largest absolute value; ∞ if there is a NaN. */
function largestOf(values: Float64Array): number {
  let largest = 0
  for (let k = 0; k < values.length; k++) {
    const entry = Math.abs(values[k]!)
    if (!(entry <= largest)) largest = Number.isNaN(entry) ? Infinity : entry
  }
  return largest
}

const refusal = (message: string, reason: string, got: unknown) =>
  new FreecurveError('E_MATRIX', message, { reason, got })
