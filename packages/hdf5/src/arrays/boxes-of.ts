import type { Part } from '../library/types.ts'

/**
 * How far to go along each dimension so that a part is made of whole chunks and has not many more than `most` elements: chunks are
 * added along the last dimension first.
 */
export function strideOf(shape: readonly number[], chunks: readonly number[] | null, most: number): readonly number[] {
  const stride = shape.map((size, d) => Math.max(1, Math.min(size, chunks?.[d] ?? 1)))
  for (let d = shape.length - 1; d >= 0; d--) {
    const room = Math.floor(most / stride.reduce((product, n) => product * n, 1))
    if (room < 2) break
    const [size, step] = [shape[d]!, stride[d]!]
    stride[d] = Math.min(size, room * step)
    if (stride[d]! < size) break
  }
  return stride
}

/** The parts of an array of this shape, none of it empty, in row-major order. */
export function* boxesOf(shape: readonly number[], stride: readonly number[]): Generator<Part> {
  const offset = shape.map(() => 0)
  for (let d = 0; d >= 0; ) {
    yield { offset: [...offset], count: shape.map((size, k) => Math.min(stride[k]!, size - offset[k]!)) }
    for (d = shape.length - 1; d >= 0; d--) {
      offset[d]! += stride[d]!
      if (offset[d]! < shape[d]!) break
      offset[d] = 0
    }
  }
}
