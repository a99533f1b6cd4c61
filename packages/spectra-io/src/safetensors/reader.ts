import { type ByteSource, defineSpectrumReader, type StoredArray } from '@freecurve/core'
import { refusedArray } from '../arrays/refused-array.ts'
import { rowMajor, stridedArray } from '../arrays/strided-array.ts'
import { formatError } from '../format-error.ts'
import { LONGEST_HEADER, readSafetensorsHeader, type TensorEntry } from './header.ts'

/**
 * Hugging Face's files of tensors: a JSON header with names, types, shapes and places, then the numbers, little-endian, without gaps. A
 * tensor is read from its own bytes; nothing else of the file is looked at.
 */
export const safetensorsReader = defineSpectrumReader({
  id: 'safetensors',
  summary: 'Tensors of Hugging Face (.safetensors)',
  extensions: ['safetensors'],
  recognizes: (head) => {
    if (head.length < 10 || head[8] !== 0x7b || head[9] !== 0x22) return false
    const length = new DataView(head.buffer, head.byteOffset, 8).getBigUint64(0, true)
    return length >= 2n && length <= BigInt(LONGEST_HEADER)
  },
  open: async (file) => {
    const { tensors, dataAt } = await readSafetensorsHeader(file)
    return tensors.map((tensor) => arrayOf(file, tensor, dataAt))
  },
})

function arrayOf(file: ByteSource, { key, dtype, shape, from }: TensorEntry, dataAt: number): StoredArray {
  const { type } = dtype
  if (type === undefined)
    return refusedArray(
      { key, shape, type: dtype.name },
      formatError('safetensors', `Tensor "${key}" is of type ${dtype.name}. Save it as F32.`, dataAt + from),
    )
  const steps = rowMajor(shape, type.size)
  return stridedArray(file, { format: 'safetensors', key, type, little: true, shape, steps, at: dataAt + from })
}
