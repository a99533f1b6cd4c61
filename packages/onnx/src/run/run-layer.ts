import { messageOf, modelError, outOfDomain, pauses, requireWhole } from '@freecurve/core'
import type { InferenceSession, Tensor } from 'onnxruntime-web'
import { findLayer } from '../layers/find-layer.ts'
import { layersIn } from '../layers/layers-of.ts'
import { readModel } from '../model/read-model.ts'
import { checkApart } from './check-apart.ts'
import { exposeOutput } from './expose-output.ts'
import { loadRuntime } from './load-runtime.ts'
import { filledInput, fixedBatch, sampleInput } from './model-inputs.ts'
import { putNumbers, QUANTISED, roomFor } from './output-numbers.ts'
import { type Numbers, tensorData } from './tensor-data.ts'

/** What a model is shown, a few samples at a time. */
export interface LayerInputs {
  /** N ≥ 1 samples. */
  readonly samples: number
  /** Shape of one sample, e.g. [3, 48, 192]. */
  readonly shape: readonly number[]
  /** Samples from…to−1, row-major. */
  rows(from: number, to: number): Numbers | Promise<Numbers>
}

/** Numbers with a shape. */
export interface GivenArray {
  readonly values: Numbers
  readonly shape: readonly number[]
}

/** How a layer is run. */
export interface LayerRun {
  /** Name of an output, or of a node with one output; {@link layersOf} lists them. */
  readonly layer: string
  readonly inputs: LayerInputs
  /** The input that the samples go to. @default the only one without a constant */
  readonly input?: string | undefined
  /** Values of the other inputs: states, switches. A number fills an input whose shape is fixed. @default none */
  readonly constants?: { readonly [input: string]: GivenArray | number } | undefined
  /** Samples at a time, where the model leaves it open. @default 32 */
  readonly batch?: number | undefined
  /** Its reason is thrown once it is aborted. */
  readonly signal?: AbortSignal | undefined
  /** Called with the share of the samples that are done, from 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined
}

/** What a layer gave. */
export interface LayerActivations {
  /** N × shape, row-major; float32 where that holds what the layer gives. */
  readonly values: Numbers
  readonly samples: number
  /** Shape of one sample's activations. */
  readonly shape: readonly number[]
  /** Name of the output that was read. */
  readonly output: string
  readonly operator: string
  /** float32, uint8, … as the model computes it. */
  readonly type: string
  /** Whether they were rounded to at most 256 values, which adds noise of its own to a spectrum. */
  readonly quantised: boolean
}

/** Tuned on one model and machine: more samples at once are no faster. */
const BATCH = 32

/**
 * Runs an ONNX model up to a layer over samples and keeps what the layer gives. Uses onnxruntime-web, on the CPU: in Node and in browsers.
 * A model with a fixed number of samples is run so many at a time; one whose samples in one run influence each other is refused, as far as
 * samples of the first run tell: see {@link checkApart}.
 *
 * @param bytes the whole ONNX file
 * @throws E_FILE_FORMAT; E_FILE_SUPPORT where onnxruntime-web is not installed; E_MODEL for a layer, inputs or constants that do not fit
 *   the model, and for activations that are not finite; E_DOMAIN; the signal's reason.
 */
export async function runLayer(bytes: Uint8Array, run: LayerRun): Promise<LayerActivations> {
  const { inputs, constants = {}, batch = BATCH, signal } = run
  requireWhole('a layer run', 'batch', batch, 1)
  requireWhole('a layer run', 'samples', inputs.samples, 1)
  const graph = readModel(bytes)
  const { output, operator } = findLayer(layersIn(graph), run.layer)
  const input = sampleInput(graph, run.input, Object.keys(constants))
  const fixed = fixedBatch(input, inputs.shape)
  if (fixed !== undefined && inputs.samples % fixed !== 0)
    throw modelError(
      'data',
      `The model takes ${fixed} samples at a time; ${inputs.samples} are no multiple of it.`,
      inputs.samples,
    )
  signal?.throwIfAborted()
  const runtime = await loadRuntime()
  const tensorOf = (name: string, type: number, values: Numbers, dims: readonly number[]) => {
    if (values.length !== dims.reduce((product, n) => product * n, 1))
      throw outOfDomain('a layer run', name, values.length, `numbers of shape [${dims.join(', ')}]`)
    const [kind, data] = tensorData(name, type, values)
    return new runtime.Tensor(kind as 'float32', data as Float32Array, dims)
  }
  const feeds: { [name: string]: Tensor } = {}
  for (const [name, given] of Object.entries(constants)) {
    const value = graph.inputs.find((other) => other.name === name)!
    const { values, shape } = typeof given === 'number' ? filledInput(value, given) : given
    feeds[name] = tensorOf(name, value.type, values, shape)
  }
  const known = graph.outputs.some(({ name }) => name === output)
  const session = await openSession(runtime, known ? bytes : exposeOutput(bytes, output))
  const forward = async (given: Numbers, count: number): Promise<Tensor> => {
    feeds[input.name] = tensorOf(input.name, input.type, given, [count, ...inputs.shape])
    try {
      return (await session.run(feeds, [output]))[output]!
    } catch (cause) {
      throw modelError('data', `onnxruntime-web cannot run the model: ${messageOf(cause)}`, run.layer, cause)
    }
  }
  try {
    const atOnce = fixed ?? batch
    const { values, shape, type } = await runBatches(forward, run, atOnce)
    const count = Math.min(atOnce, inputs.samples)
    signal?.throwIfAborted()
    if (count > 1) {
      const width = values.length / inputs.samples
      const given = await inputs.rows(0, count)
      await checkApart(forward, { given, count, fixed: fixed !== undefined, values, width, type })
    }
    return { values, shape, type, samples: inputs.samples, output, operator, quantised: QUANTISED.includes(type) }
  } finally {
    await session.release()
  }
}

async function openSession(
  runtime: Awaited<ReturnType<typeof loadRuntime>>,
  bytes: Uint8Array,
): Promise<InferenceSession> {
  try {
    return await runtime.InferenceSession.create(bytes, { executionProviders: ['wasm'], logSeverityLevel: 3 })
  } catch (cause) {
    throw modelError('model', `onnxruntime-web cannot load the model: ${messageOf(cause)}`, undefined, cause)
  }
}

async function runBatches(
  forward: (given: Numbers, count: number) => Promise<Tensor>,
  { inputs, signal, onProgress, layer }: LayerRun,
  batch: number,
) {
  const { samples } = inputs
  let values: Numbers | undefined
  let shape: readonly number[] = []
  let type = ''
  const pause = pauses(signal)
  for (let from = 0; from < samples; from += batch) {
    await pause()
    const to = Math.min(samples, from + batch)
    const out = await forward(await inputs.rows(from, to), to - from)
    const own = sampleShape(out.dims, to - from, batch, layer)
    const width = own.reduce((product, n) => product * n, 1)
    if (values === undefined) {
      ;[shape, type] = [own, out.type]
      values = roomFor(type, width * samples)
    } else if (String(own) !== String(shape))
      throw modelError(
        'layer',
        `Layer "${layer}" gives [${own.join(', ')}] for some samples and [${shape.join(', ')}] for others.`,
        own,
      )
    putNumbers(values, from * width, type, out.data as ArrayLike<number | bigint>)
    out.dispose()
    onProgress?.(to / samples)
  }
  return { values: values!, shape, type }
}

/** Shape of one sample's part of an output. All of it is one sample's, where the model takes one at a time. */
function sampleShape(dims: readonly number[], count: number, batch: number, layer: string): readonly number[] {
  if (dims[0] === count) return dims.slice(1)
  if (batch === 1) return dims
  throw modelError(
    'layer',
    `Layer "${layer}" gives [${dims.join(', ')}] for ${count} samples: its first dimension is not that of the samples. Take another layer.`,
    dims,
  )
}
