import type { ModelHost, StoredArray } from '@freecurve/core'
import { modelError } from '../description/model-error.ts'
import { type Network, sizeOf } from '../network/network.ts'
import type { DataDescription } from './data-schema.ts'
import { checkInputs, type NetworkData } from './network-data.ts'

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
  const width = sizeOf(network.input)
  const data =
    'classes' in description
      ? await readClasses(description, width, host, path)
      : await readArrays(description, width, sizeOf(network.output), host, path)
  const { scale, shift } = description
  if (scale !== 1 || shift !== 0)
    for (let k = 0; k < data.inputs.length; k++) data.inputs[k] = scale * data.inputs[k]! + shift
  checkInputs(network, data)
  return data
}

type Arrays = Extract<DataDescription, { readonly inputs: string }>
type Classes = Extract<DataDescription, { readonly classes: readonly string[] }>

async function readArrays(
  description: Arrays,
  width: number,
  outputs: number,
  host: Pick<ModelHost, 'array'>,
  path: string,
): Promise<NetworkData> {
  const { inputs, labels, targets, samples: wanted } = description
  const table = await rowsOf(inputs, width, host, `${path}.inputs`)
  const samples = wanted ?? table.length / width
  const first = async (reference: string, each: number, place: string) => {
    const values = reference === inputs ? table : await rowsOf(reference, each, host, place)
    if (values.length < samples * each || (wanted === undefined && values.length !== samples * each))
      throw modelError(place, `"${reference}" holds ${values.length / each} samples; ${samples} are wanted.`, reference)
    return values.slice(0, samples * each)
  }
  return {
    samples,
    inputs: await first(inputs, width, `${path}.inputs`),
    labels: labels === undefined ? undefined : labelsOf(await first(labels, 1, `${path}.labels`), `${path}.labels`),
    targets: targets === undefined ? undefined : await first(targets, outputs, `${path}.targets`),
  }
}

async function readClasses(
  { classes, samples: wanted }: Classes,
  width: number,
  host: Pick<ModelHost, 'array'>,
  path: string,
): Promise<NetworkData> {
  const tables = await Promise.all(
    classes.map((reference, k) => rowsOf(reference, width, host, `${path}.classes.${k}`)),
  )
  const count = classes.length
  const samples = wanted ?? count * Math.min(...tables.map(({ length }) => length / width))
  const inputs = new Float64Array(samples * width)
  for (let s = 0; s < samples; s++) {
    const [label, row] = [s % count, Math.floor(s / count)]
    const table = tables[label]!
    if ((row + 1) * width > table.length)
      throw modelError(
        `${path}.samples`,
        `${samples} samples need ${Math.ceil(samples / count)} of each class; "${classes[label]}" holds ${table.length / width}.`,
        samples,
      )
    inputs.set(table.subarray(row * width, (row + 1) * width), s * width)
  }
  return { samples, inputs, labels: Uint32Array.from({ length: samples }, (_, s) => s % count) }
}

/** A table of rows of the given width: an array whose other dimensions make it up, or a flat list of a multiple of it. */
async function rowsOf(
  reference: string,
  width: number,
  host: Pick<ModelHost, 'array'>,
  path: string,
): Promise<Float64Array> {
  const array: StoredArray = await host.array(reference)
  const [first, ...rest] = array.shape
  const fits = rest.length === 0 ? (first ?? 0) % width === 0 && (first ?? 0) > 0 : sizeOf(rest) === width
  if (!fits)
    throw modelError(
      path,
      `"${reference}" has the shape [${array.shape}]; rows of ${width} numbers are wanted.`,
      array.shape,
    )
  const { values, imaginary } = await array.read()
  if (imaginary !== undefined) throw modelError(path, `"${reference}" is complex; networks here are real.`, reference)
  return values
}

function labelsOf(values: Float64Array, path: string): Uint32Array {
  const bad = values.find((x) => !(Number.isInteger(x) && x >= 0 && x < 2 ** 32))
  if (bad !== undefined) throw modelError(path, `A label is a whole number from 0; got ${bad}.`, bad)
  return Uint32Array.from(values)
}
