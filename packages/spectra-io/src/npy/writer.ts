import { defineSpectrumWriter } from '@freecurve/core'
import { NPY_MAGIC } from './header.ts'

/** Writes values as a one-dimensional npy file, version 1.0, little-endian float64, data at a multiple of 64 bytes. */
export const npyWriter = defineSpectrumWriter({
  id: 'npy',
  summary: 'NumPy array file (.npy), float64',
  extensions: ['npy'],
  write: (values) => {
    const fields = `{'descr': '<f8', 'fortran_order': False, 'shape': (${values.length},), }`
    const dataAt = Math.ceil((10 + fields.length + 1) / 64) * 64
    const header = `${fields.padEnd(dataAt - 11)}\n`
    const bytes = new Uint8Array(dataAt + 8 * values.length)
    const view = new DataView(bytes.buffer)
    bytes.set(NPY_MAGIC)
    bytes.set([1, 0], 6)
    view.setUint16(8, header.length, true)
    bytes.set(new TextEncoder().encode(header), 10)
    for (let k = 0; k < values.length; k++) view.setFloat64(dataAt + 8 * k, values[k] as number, true)
    return bytes
  },
})
