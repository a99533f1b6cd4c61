import { type ModelHost, modelError } from '@freecurve/core'
import type { Network } from '../network/network.ts'
import { openClasses, takeClassesInTurn } from './class-samples.ts'
import type { DataDescription } from './data-schema.ts'
import { checkInputs, type NetworkData } from './network-data.ts'
import { openRows } from './sample-rows.ts'
import { scaleNumbers } from './scale-numbers.ts'

/**
 * The samples that a description names.
 *
 * @param network shapes of its inputs and outputs
 * @throws E_MODEL where arrays do not suit the network or each other, hold fewer samples than are asked for, or numbers that are not finite;
 * E_DOMAIN for inputs that are not finite once they are scaled; what the host throws.
 */
export async function readNetworkData(
  network: Pick<Network, 'input' | 'output'>,
  description: DataDescription,
  host: Pick<ModelHost, 'array'>,
  path = 'data',
): Promise<NetworkData> {
  const data =
    'classes' in description
      ? await takeClassesInTurn(
          await openClasses(description.classes, network.input, host, path),
          network.input,
          description.samples,
          path,
        )
      : await readArrays(description, network, host, path)
  scaleNumbers(data.inputs, description)
  checkInputs(network, data)
  return data
}

type Arrays = Extract<DataDescription, { readonly inputs: string }>

async function readArrays(
  { inputs, labels, targets, samples: wanted }: Arrays,
  network: Pick<Network, 'input' | 'output'>,
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

function labelsOf(values: Float64Array, path: string): Uint32Array {
  const bad = values.find((x) => !(Number.isInteger(x) && x >= 0 && x < 2 ** 32))
  if (bad !== undefined) throw modelError(path, `A label is a whole number from 0; got ${bad}.`, bad)
  return Uint32Array.from(values)
}
