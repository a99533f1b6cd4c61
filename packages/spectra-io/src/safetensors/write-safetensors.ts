import { outOfDomain, requireRecord } from '@freecurve/core'
import { countOf } from '../arrays/count-of.ts'
import { isShape } from '../arrays/is-shape.ts'

/** A tensor to be written. */
export interface WrittenTensor {
  readonly name: string
  readonly shape: readonly number[]
  /** Row-major, one number for each place of the shape. */
  readonly values: Float32Array | Float64Array
}

/** The data begin at a multiple of so many bytes, as the format's own writer has it. */
const ALIGNMENT = 8

const WHAT = 'a safetensors file'

/**
 * A safetensors file of float32 tensors (F32, little-endian) in the order given. Float64 values are rounded to the nearest float32.
 *
 * @throws E_DOMAIN for no tensors, a name that comes twice or is the format's own `__metadata__`, a shape that does not fit the values, and
 * for finite values that are too large for float32.
 */
export function writeSafetensors(tensors: readonly WrittenTensor[]): Uint8Array {
  if (tensors.length === 0) throw outOfDomain(WHAT, 'tensors', 0, 'at least one tensor')
  const header = new Map<string, object>()
  let size = 0
  for (const tensor of tensors) {
    check(tensor, header)
    const to = size + 4 * tensor.values.length
    header.set(tensor.name, { dtype: 'F32', shape: tensor.shape, data_offsets: [size, to] })
    size = to
  }
  const text = new TextEncoder().encode(JSON.stringify(Object.fromEntries(header)))
  const length = Math.ceil(text.length / ALIGNMENT) * ALIGNMENT
  const bytes = new Uint8Array(8 + length + size)
  const view = new DataView(bytes.buffer)
  view.setBigUint64(0, BigInt(length), true)
  bytes.fill(0x20, 8, 8 + length)
  bytes.set(text, 8)
  let at = 8 + length
  for (const { name, values } of tensors)
    for (const value of values) {
      const rounded = Math.fround(value)
      if (Number.isFinite(value) && !Number.isFinite(rounded))
        throw outOfDomain(WHAT, name, value, 'numbers that float32 can hold')
      view.setFloat32(at, rounded, true)
      at += 4
    }
  return bytes
}

function check(tensor: WrittenTensor, before: ReadonlyMap<string, object>): void {
  requireRecord(WHAT, tensor)
  const { name, shape, values } = tensor
  if (name === '__metadata__' || before.has(name))
    throw outOfDomain(WHAT, 'name', name, 'a name of its own, other than __metadata__')
  if (!isShape(shape) || countOf(shape) !== values.length)
    throw outOfDomain(WHAT, name, `${values.length} values for [${shape}]`, 'one value for each place of the shape')
}
