import { type ModelHost, modelError, type StoredArray } from '@freecurve/core'
import { sizeOf } from '../network/network.ts'
import { rowsFit } from './rows-fit.ts'

/** An array as a table of samples, nothing of it read yet. */
export interface SampleRows {
  readonly reference: string
  /** Of the field that names it, for messages. */
  readonly path: string
  /** How many there are. */
  readonly count: number
  /** A copy of the first ones, count × width. Rejects with E_MODEL for numbers that are complex or not finite. */
  first(samples: number): Promise<Float64Array>
}

/** Throws E_MODEL at `path` for an array that is no list of samples of the given shape (see {@link rowsFit}); what the host throws. */
export async function openRows(
  reference: string,
  shape: readonly number[],
  host: Pick<ModelHost, 'array'>,
  path: string,
): Promise<SampleRows> {
  const array: StoredArray = await host.array(reference)
  const width = sizeOf(shape)
  if (!rowsFit(array.shape, shape))
    throw modelError(
      path,
      `"${reference}" has the shape [${array.shape}]; samples of ${shape.length === 0 ? 'one number' : `the shape [${shape}]`} are wanted, or of ${width} numbers in a row.`,
      array.shape,
    )
  return {
    reference,
    path,
    count: sizeOf(array.shape) / width,
    async first(samples) {
      const { values, imaginary } = await array.read()
      if (imaginary !== undefined)
        throw modelError(path, `"${reference}" is complex; samples here are real.`, reference)
      const taken = values.slice(0, samples * width)
      const wrong = taken.find((x) => !Number.isFinite(x))
      if (wrong !== undefined) throw modelError(path, `"${reference}" holds ${wrong}; samples are finite.`, wrong)
      return taken
    },
  }
}
