import { type ModelHost, modelError } from '@freecurve/core'
import { openClasses, readNetworkData, scaleNumbers } from '@freecurve/networks'
import { heldInputs, type LayerInputs } from '@freecurve/onnx/run'
import type { Arrangement, ClassData, HeldData, ShownData } from './data-description.ts'
import { sheetInputs } from './sheet-inputs.ts'

/** What an ONNX model is shown. Rejects with E_MODEL for arrays that hold no such samples, and what the host throws. */
export async function readInputs(data: ShownData, host: Pick<ModelHost, 'array'>): Promise<LayerInputs> {
  if (!('classes' in data)) return arrayInputs(data, host)
  return data.arrange === undefined ? inputsOfShape(data, data.shape, host) : sheets(data, data.arrange, host)
}

/** Samples of the shape that the array has. */
async function arrayInputs(data: HeldData, host: Pick<ModelHost, 'array'>): Promise<LayerInputs> {
  const array = await host.array(data.inputs)
  const [count = 0, ...shape] = array.shape
  if (count === 0 || shape.includes(0))
    throw modelError(
      'data.inputs',
      `${data.inputs} has the shape [${array.shape.join(', ')}]: no samples.`,
      array.shape,
    )
  return inputsOfShape(data, shape, { array: async () => array })
}

async function inputsOfShape(
  data: ShownData,
  shape: readonly number[],
  host: Pick<ModelHost, 'array'>,
): Promise<LayerInputs> {
  const { samples, inputs } = await readNetworkData({ input: shape, output: [] }, data, host)
  return heldInputs(inputs, [samples, ...shape])
}

async function sheets(data: ClassData, arrange: Arrangement, host: Pick<ModelHost, 'array'>): Promise<LayerInputs> {
  const { samples, shape } = data
  if (samples === undefined)
    throw modelError('data.samples', 'Sheets are drawn at random, as many as are wanted: say how many.')
  const tables = await openClasses(data.classes, shape, host)
  const classes: Float32Array[] = []
  for (const table of tables) {
    const numbers = await table.first(table.count)
    scaleNumbers(numbers, data)
    classes.push(Float32Array.from(numbers))
  }
  return sheetInputs({ samples, shape, classes }, arrange)
}
