import { type ModelHost, modelError } from '@freecurve/core'
import { sizeOf } from '../network/network.ts'
import { openRows, type SampleRows } from './sample-rows.ts'

/** Samples of classes in turn. */
export interface ClassSamples {
  readonly samples: number
  /** N × the numbers of a sample, row-major. */
  readonly inputs: Float64Array
  /** Of sample s: s mod C. */
  readonly labels: Uint32Array
}

/** The samples of each class, nothing of them read yet. Throws E_MODEL for an array that holds none of the shape; what the host throws. */
export const openClasses = (
  classes: readonly string[],
  shape: readonly number[],
  host: Pick<ModelHost, 'array'>,
  path = 'data',
): Promise<readonly SampleRows[]> =>
  Promise.all(classes.map((reference, k) => openRows(reference, shape, host, `${path}.classes.${k}`)))

/**
 * Sample s is number ⌊s/C⌋ of class s mod C.
 *
 * @param wanted how many; as many of each class as the smallest one has, where absent
 * @throws E_MODEL at `path.samples` where a class has too few; what {@link SampleRows.first} throws
 */
export async function takeClassesInTurn(
  tables: readonly SampleRows[],
  shape: readonly number[],
  wanted: number | undefined,
  path = 'data',
): Promise<ClassSamples> {
  const count = tables.length
  const samples = wanted ?? count * Math.min(...tables.map((table) => table.count))
  const shares = tables.map((_, label) => Math.ceil((samples - label) / count))
  const short = tables.find((table, label) => table.count < shares[label]!)
  if (short !== undefined)
    throw modelError(
      `${path}.samples`,
      `${samples} samples need ${Math.ceil(samples / count)} of each class; "${short.reference}" holds ${short.count}.`,
      samples,
    )
  const width = sizeOf(shape)
  const inputs = new Float64Array(samples * width)
  for (const [label, table] of tables.entries()) {
    const rows = await table.first(shares[label]!)
    for (let row = 0; row < shares[label]!; row++)
      inputs.set(rows.subarray(row * width, (row + 1) * width), (row * count + label) * width)
  }
  return { samples, inputs, labels: Uint32Array.from({ length: samples }, (_, s) => s % count) }
}
