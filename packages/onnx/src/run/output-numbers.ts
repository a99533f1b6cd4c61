import { modelError } from '@freecurve/core'
import { ELEMENT_TYPES } from '@freecurve/spectra-io'
import type { Numbers } from './tensor-data.ts'

/** Types of outputs whose numbers a float32 holds exactly. */
const NARROW: readonly string[] = ['float32', 'float16', 'int8', 'uint8', 'int16', 'uint16', 'bool']
const WIDE: readonly string[] = ['float64', 'int32', 'uint32', 'int64', 'uint64']
/** Types of activations that were rounded to a few hundred values. */
export const QUANTISED: readonly string[] = ['int8', 'uint8']

/** Room for numbers of an output, as narrow as they allow. E_MODEL for what is no numbers, and for more than memory holds. */
export function roomFor(type: string, count: number): Numbers {
  if (!NARROW.includes(type) && !WIDE.includes(type))
    throw modelError('layer', `The layer gives ${type}; numbers are wanted.`, type)
  try {
    return NARROW.includes(type) ? new Float32Array(count) : new Float64Array(count)
  } catch (cause) {
    throw modelError(
      'samples',
      `${count} activations do not fit in memory. Take fewer samples, or a smaller layer.`,
      count,
      cause,
    )
  }
}

const scratch = new DataView(new ArrayBuffer(2))
const halfOf = (bits: number): number => {
  scratch.setUint16(0, bits, true)
  return ELEMENT_TYPES.float16.real(scratch, 0, true)
}

/**
 * Puts what a run gave into a table from `at` on. E_MODEL for a number that is not finite.
 *
 * @param data as the runtime gives it: float16 as its bits where the machine has no such numbers.
 */
export function putNumbers(table: Numbers, at: number, type: string, data: ArrayLike<number | bigint>): void {
  const bits = type === 'float16' && data instanceof Uint16Array
  for (let k = 0; k < data.length; k++) {
    const value = bits ? halfOf(data[k] as number) : Number(data[k])
    if (!Number.isFinite(value))
      throw modelError('layer', `The layer gives ${value}: its activations must be finite.`, value)
    table[at + k] = value
  }
}
