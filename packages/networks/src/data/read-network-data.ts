import { type ModelHost, modelError, type StoredArray } from '@freecurve/core'
import { type Network, sizeOf } from '../network/network.ts'
import type { DataDescription } from './data-schema.ts'
import { checkInputs, type NetworkData } from './network-data.ts'
import { rowsFit } from './rows-fit.ts'

/**
 * The samples that a description names.
 *
 * @throws E_MODEL where arrays do not suit the network or each other, or hold fewer samples than are asked for; E_DOMAIN for inputs that
 * are not finite; what the host throws.
 */
export async function readNetworkData(
  network: Network,
  description: DataDescription,
  host: Pick<ModelHost, 'array'>,
  path = 'data',
): Promise<NetworkData> {
  const data =
    'classes' in description
      ? await readClasses(description, network.input, host, path)
      : await readArrays(description, network, host, path)
  const { scale, shift } = description
  if (scale !== 1 || shift !== 0)
    for (let k = 0; k < data.inputs.length; k++) data.inputs[k] = scale * data.inputs[k]! + shift
  checkInputs(network, data)
  return data
}

type Arrays = Extract<DataDescription, { readonly inputs: string }>
type Classes = Extract<DataDescription, { readonly classes: readonly string[] }>

async function readArrays(
  { inputs, labels, targets, samples: wanted }: Arrays,
  network: Network,
  host: Pick<ModelHost, 'array'>,
  path: string,
): Promise<NetworkData> {
  const open = async (field: 'inputs' | 'labels' | 'targets', shape: readonly number[], reference?: string) =>
    reference === undefined ? undefined : openRows(reference, shape, host, `${path}.${field}`)
  const rows = (await open('inputs', network.input, inputs))!
  const others = [await open('labels', [], labels), await open('targets', network.output, targets)] as const
  const samples = wanted ?? rows.count
  if (samples > rows.count)
    throw modelError(`${path}.samples`, `${samples} samples are wanted; "${inputs}" holds ${rows.count}.`, samples)
  for (const other of others)
    if (other !== undefined && other.count !== rows.count)
      throw modelError(
        other.path,
        `"${other.reference}" holds ${other.count} samples; "${inputs}" holds ${rows.count}. They must be as many.`,
        other.count,
      )
  const [ownLabels, ownTargets] = others
  return {
    samples,
    inputs: await rows.first(samples),
    labels: ownLabels && labelsOf(await ownLabels.first(samples), ownLabels.path),
    targets: await ownTargets?.first(samples),
  }
}

async function readClasses(
  { classes, samples: wanted }: Classes,
  shape: readonly number[],
  host: Pick<ModelHost, 'array'>,
  path: string,
): Promise<NetworkData> {
  const tables = await Promise.all(
    classes.map((reference, k) => openRows(reference, shape, host, `${path}.classes.${k}`)),
  )
  const count = classes.length
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

/** An array as a table of samples, nothing of it read yet. */
interface Rows {
  readonly reference: string
  readonly path: string
  /** How many there are. */
  readonly count: number
  /** A copy of the first ones. */
  first(samples: number): Promise<Float64Array>
}

/** Throws E_MODEL at `path` for an array that is no list of samples of the given shape (see {@link rowsFit}). */
async function openRows(
  reference: string,
  shape: readonly number[],
  host: Pick<ModelHost, 'array'>,
  path: string,
): Promise<Rows> {
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
        throw modelError(path, `"${reference}" is complex; networks here are real.`, reference)
      return values.slice(0, samples * width)
    },
  }
}

function labelsOf(values: Float64Array, path: string): Uint32Array {
  const bad = values.find((x) => !(Number.isInteger(x) && x >= 0 && x < 2 ** 32))
  if (bad !== undefined) throw modelError(path, `A label is a whole number from 0; got ${bad}.`, bad)
  return Uint32Array.from(values)
}
