import { defineModelAdapter, readOptions } from '@freecurve/core'
import { HESSIAN_OPTIONS, hessianOf } from '@freecurve/hessian'
import { readDescription, strictFields } from '@freecurve/networks'
import { addNoise } from './add-noise.ts'
import { denoiserEntries, noiseSchema, readDenoiser } from './denoiser-description.ts'
import { example } from './example.ts'

const ABOUT = {
  kind: 'model-adapter',
  id: 'denoising-hessian',
  options: HESSIAN_OPTIONS,
} as const

const schema = strictFields({ ...denoiserEntries, noise: noiseSchema })

/**
 * The Hessian of a denoiser's training loss at a noise level, (1/N) Σ_n ½‖f(x_t) − y‖² with y the point or its noise, one draw of the
 * noise for each point: `hessianOf` of `@freecurve/hessian` on the data of {@link addNoise}. A model file has the fields of the adapter
 * `score-jacobian`; its options are those of `hessian`.
 */
export const denoisingHessianAdapter = defineModelAdapter({
  ...ABOUT,
  summary: 'Hessian, Gauss–Newton or Fisher matrix of the training loss of a denoiser at a noise level',
  example: { ...example, description: { ...example.description, noise: { seed: 3 } } },
  async open(description, host, given, opening = {}) {
    opening.signal?.throwIfAborted()
    const options = readOptions(ABOUT, given)
    const { noise, ...fields } = readDescription(schema, description)
    const { denoiser, points } = await readDenoiser(fields, host)
    const data = addNoise(denoiser, points, noise.seed)
    const source = await hessianOf({ ...denoiser, data, loss: 'squared', ...options }, opening)
    return Object.freeze({ ...source, label: `${source.label}, denoising at t = ${points.time}` })
  },
})
