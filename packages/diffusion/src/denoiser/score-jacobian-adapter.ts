import { defineModelAdapter, modelError, readOptions } from '@freecurve/core'
import { readDescription, strictFields } from '@freecurve/networks'
import * as v from 'valibot'
import { addNoise } from './add-noise.ts'
import { denoiserEntries, noiseSchema, readDenoiser } from './denoiser-description.ts'
import { example } from './example.ts'
import { scoreAsymmetry } from './score-asymmetry.ts'
import { JACOBIAN_MATRICES, scoreJacobianOf } from './score-jacobian.ts'

const ABOUT = {
  kind: 'model-adapter',
  id: 'score-jacobian',
  options: {
    matrix: {
      type: 'choice',
      default: 'symmetric-part',
      choices: JACOBIAN_MATRICES,
      doc: 'the symmetric part of the Jacobian, or its Gram matrix JᵀJ, averaged over the inputs',
    },
    input: {
      type: 'integer',
      default: null,
      min: 0,
      doc: 'the Jacobian at this input alone, counted from 0; at all of them without it',
    },
  },
} as const

/** Without `noise` the data are x_t themselves. */
const schema = strictFields({ ...denoiserEntries, noise: v.optional(noiseSchema) })

/**
 * {@link scoreJacobianOf} from a model file: `{"network": …, "weights": "w.safetensors", "predicts": "denoised", "timeInputs": ["signal",
 * "noise"], "data": {"inputs": "x.npy"}, "time": 0.1, "noise": {"seed": 1}}`.
 */
export const scoreJacobianAdapter = defineModelAdapter({
  ...ABOUT,
  summary: 'Jacobian of the score of a denoiser at a noise level, as a symmetric matrix',
  example: { ...example, description: { ...example.description, noise: { seed: 3 } } },
  async open(description, host, given, { signal, onProgress } = {}) {
    signal?.throwIfAborted()
    const { matrix, input } = readOptions(ABOUT, given)
    const { noise, ...fields } = readDescription(schema, description)
    const { denoiser, points: clean } = await readDenoiser(fields, host)
    const points = noise === undefined ? clean.points : addNoise(denoiser, clean, noise.seed).noisy
    const problem = { ...denoiser, ...oneOf({ ...clean, points }, input) }
    const source = scoreJacobianOf(problem, { matrix })
    if (matrix !== 'symmetric-part') return source
    const tell = (share: number) => onProgress?.(share, 'estimating the asymmetry')
    const asymmetry = (await scoreAsymmetry(problem, { signal, onProgress: tell })).toPrecision(2)
    return Object.freeze({ ...source, label: `${source.label}, ‖J − Jᵀ‖ = ${asymmetry} ‖J‖` })
  },
})

interface SomePoints {
  readonly points: Float64Array
  readonly samples: number
  readonly time: number
}

/** All points, or one of them. */
function oneOf(all: SomePoints, input: number | null): SomePoints {
  if (input === null) return all
  const { points, samples } = all
  if (input >= samples)
    throw modelError('options.input', `There is no input ${input}; there are ${samples}, counted from 0.`, input)
  const width = points.length / samples
  return { ...all, points: points.slice(input * width, (input + 1) * width), samples: 1 }
}
