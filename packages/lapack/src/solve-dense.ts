import type { Lapack } from './open-library.ts'
import { solverError } from './solver-error.ts'

/**
 * Eigenvalues, ascending, of the lower triangle in `entries` (by columns; complex numbers as two doubles), which is overwritten.
 *
 * @throws (as a rejection) E_SOLVER where LAPACK says that it failed.
 */
export async function solveDense(
  lapack: Lapack,
  size: number,
  entries: Float64Array,
  complex: boolean,
): Promise<Float64Array> {
  const values = new Float64Array(size)
  if (size === 0) return values
  const job = new TextEncoder().encode('N\0')
  const triangle = new TextEncoder().encode('L\0')
  const order = Int32Array.of(size)
  const info = Int32Array.of(0)
  const routine = complex ? lapack.zheevd : lapack.dsyevd
  /** The arguments with room for work: pairs of an array and its length, −1 in a question for the lengths. */
  const argumentsWith = (room: readonly ArrayBufferView[]) => [
    job,
    triangle,
    order,
    entries,
    order,
    values,
    ...room,
    info,
  ]

  const question = Int32Array.of(-1)
  const work = new Float64Array(2)
  const realWork = new Float64Array(1)
  const wholeWork = new Int32Array(1)
  const asked = complex
    ? [work, question, realWork, question, wholeWork, question]
    : [work, question, wholeWork, question]
  routine(...argumentsWith(asked))

  const doubles = (count: number) => [new Float64Array(count), Int32Array.of(complex ? count / 2 : count)]
  const room = [
    ...doubles(complex ? 2 * work[0]! : work[0]!),
    ...(complex ? [new Float64Array(realWork[0]!), Int32Array.of(realWork[0]!)] : []),
    new Int32Array(wholeWork[0]!),
    Int32Array.from(wholeWork),
  ]
  const call = argumentsWith(room)
  // The arrays go through the promise, so that they live until LAPACK has left them.
  await new Promise((resolve, reject) => {
    routine.async(...call, (error) => (error ? reject(error) : resolve(call)))
  })
  if (info[0] === 0) return values
  throw solverError(`it failed with info = ${info[0]} at size ${size}`, 'Take another solver, for example wasm.')
}
