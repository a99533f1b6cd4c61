import type { ByteSource, StoredArray } from '@freecurve/core'
import { inOnePass } from '../bytes/one-pass.ts'
import { formatError } from '../format-error.ts'
import { countOf } from './count-of.ts'
import type { ElementType } from './element-type.ts'
import { readStrided } from './read-strided.ts'
import { readStridedBlock } from './read-strided-block.ts'

/** An array whose elements lie in a file one after the other, or at steady distances. */
export interface StridedLayout {
  /** Id of the reader, for messages. */
  readonly format: string
  readonly key: string
  readonly type: ElementType
  readonly little: boolean
  readonly shape: readonly number[]
  /** Bytes from one element to the next along each dimension; {@link rowMajor} and {@link columnMajor} make them. */
  readonly steps: readonly number[]
  /** Offset of the first element. */
  readonly at: number
}

/** Steps of an array whose last index runs fastest. */
export const rowMajor = (shape: readonly number[], size: number): readonly number[] =>
  shape.map((_, d) => size * shape.slice(d + 1).reduce((product, n) => product * n, 1))

/** Steps of an array whose first index runs fastest, as FORTRAN, MATLAB and Julia have it. */
export const columnMajor = (shape: readonly number[], size: number): readonly number[] =>
  shape.map((_, d) => size * shape.slice(0, d).reduce((product, n) => product * n, 1))

/**
 * An array in the bytes of a file, read in pieces.
 *
 * @throws E_FILE_FORMAT where it ends behind the file, or its elements overlap.
 */
export function stridedArray(file: ByteSource, layout: StridedLayout): StoredArray {
  const { format, key, type, shape, steps, at } = layout
  if (countOf(shape) > 0) {
    const end = shape.reduce((sum, size, d) => sum + (size - 1) * steps[d]!, at + type.size)
    if (!(end <= file.size))
      throw formatError(
        format,
        `${nameOf(key)} of shape [${shape.join(', ')}] would end at byte ${end}, but the file ends at ${file.size}: it is cut off.`,
        file.size,
      )
    checkApart(layout)
  }
  const flat = unfoldedLayout(layout)
  return Object.freeze({
    ...(flat === null ? {} : { unfolded: () => stridedArray(file, flat) }),
    key,
    shape,
    type: type.name,
    read: () => inOnePass(file, (source) => readStrided(source, layout)),
    block: (rows: Uint32Array, columns: Uint32Array) =>
      inOnePass(file, (source) => readStridedBlock(source, layout, rows, columns)),
  })
}

/** All dimensions but the first as one, where a single step leads through them; null for other arrays, and those of fewer than three dimensions. */
function unfoldedLayout(layout: StridedLayout): StridedLayout | null {
  const { shape, steps } = layout
  const last = shape.length - 1
  if (last < 2) return null
  for (let d = 1; d < last; d++) if (steps[d] !== steps[d + 1]! * shape[d + 1]!) return null
  return { ...layout, shape: [shape[0]!, countOf(shape.slice(1))], steps: [steps[0]!, steps[last]!] }
}

const nameOf = (key: string): string => (key === '' ? 'An array' : `Array "${key}"`)

/** Each dimension must step over all that lies within it. */
function checkApart({ format, key, type, shape, steps }: StridedLayout): void {
  const inner = shape.map((size, d) => ({ size, step: steps[d]! })).filter(({ size }) => size > 1)
  let reach = type.size
  for (const { size, step } of inner.sort((a, b) => a.step - b.step)) {
    if (step < reach)
      throw formatError(
        format,
        `The elements of ${nameOf(key).toLowerCase()} overlap (it repeats one in place of many). Save a plain copy of it, such as tensor.contiguous().`,
      )
    reach += (size - 1) * step
  }
}
