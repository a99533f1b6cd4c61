import type { ModelHost, OpenOptions } from '@freecurve/core'
import { type GivenArray, type LayerActivations, runLayer } from '@freecurve/onnx/run'
import { readInputs } from '../data/read-inputs.ts'
import type { OnnxLayer } from './description.ts'

/** What a layer of an ONNX model gives. Rejects with what {@link runLayer} throws, E_MODEL for the data, and what the host throws. */
export async function runOnnx(
  { model, layer, input, batch, data, constants: given = {} }: OnnxLayer,
  host: ModelHost,
  { signal, onProgress }: OpenOptions,
): Promise<LayerActivations> {
  const file = await host.bytes(model)
  const bytes = await file.read(0, file.size)
  const inputs = await readInputs(data, host)
  const constants: { [input: string]: GivenArray | number } = {}
  for (const [name, value] of Object.entries(given))
    constants[name] = typeof value === 'number' ? value : await (await host.array(value)).read()
  const tell = (share: number) => onProgress?.(share, 'running the model')
  return runLayer(bytes, { layer, inputs, input, batch, constants, signal, onProgress: tell })
}
