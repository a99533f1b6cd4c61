import { type ModelHost, modelError } from '@freecurve/core'
import type { LayerInputs } from '@freecurve/onnx/run'
import { classInputs } from './class-inputs.ts'
import type { DataDescription, HeldData } from './data-description.ts'

/** What a model is shown. Rejects with E_MODEL for arrays that hold no such samples, and what the host throws. */
export const readInputs = async (data: DataDescription, host: ModelHost): Promise<LayerInputs> =>
  'classes' in data ? classInputs(data, host) : heldData(data, host)

async function heldData({ inputs, samples }: HeldData, host: ModelHost): Promise<LayerInputs> {
  const array = await host.array(inputs)
  const [count = 0, ...shape] = array.shape
  if (count === 0 || shape.includes(0))
    throw modelError('data.inputs', `${inputs} has the shape [${array.shape.join(', ')}]: no samples.`, array.shape)
  if (samples !== undefined && samples > count)
    throw modelError('data.samples', `${inputs} holds ${count} samples; ${samples} are asked for.`, samples)
  const { values, imaginary } = await array.read()
  if (imaginary !== undefined) throw modelError('data.inputs', `${inputs} holds complex numbers.`, array.type)
  const wrong = values.find((x) => !Number.isFinite(x))
  if (wrong !== undefined) throw modelError('data.inputs', `${inputs} holds ${wrong}.`, wrong)
  const width = shape.reduce((product, n) => product * n, 1)
  return { samples: samples ?? count, shape, rows: (from, to) => values.subarray(from * width, to * width) }
}
