import { sizeOf } from '@freecurve/networks'
import type { TangentKernelModel } from './model.ts'

/** A row of the kernel: a sample, and the output that is differentiated. */
interface KernelRow {
  /** Place of the sample among those that are run. */
  readonly place: number
  /** Number of the output; −1 for the sum of all. */
  readonly output: number
}

/** The samples that are run for some rows of the kernel, and those rows. */
export interface KernelRows {
  readonly samples: number
  /** Inputs of these samples. */
  readonly inputs: Float64Array
  readonly rows: readonly KernelRow[]
  /** Outputs that are differentiated. */
  readonly outputs: readonly number[]
}

/** Rows that each sample has. */
export const rowsPerSample = ({ network, outputs = 'sum' }: TangentKernelModel): number =>
  outputs === 'all' ? sizeOf(network.output) : 1

/** What has to be run for the chosen rows: each of their samples once. */
export function kernelRows(model: TangentKernelModel, indices: Uint32Array): KernelRows {
  const { network, inputs, outputs = 'sum' } = model
  const each = rowsPerSample(model)
  const width = sizeOf(network.input)
  const places = new Map<number, number>()
  const rows = Array.from(indices, (index) => {
    const sample = Math.floor(index / each)
    const place = places.get(sample) ?? places.size
    places.set(sample, place)
    return { place, output: outputs === 'all' ? index % each : outputs === 'sum' ? -1 : outputs }
  })
  const chosen = new Float64Array(places.size * width)
  for (const [sample, place] of places) chosen.set(inputs.subarray(sample * width, (sample + 1) * width), place * width)
  return { samples: places.size, inputs: chosen, rows, outputs: [...new Set(rows.map(({ output }) => output))] }
}
