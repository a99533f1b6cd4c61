import { createHash } from 'node:crypto'
import { createSpectrum, type Spectrum } from '@freecurve/core'
import type { SampledMatrix } from './sample-matrix.ts'

/** Sampled eigenvalues as spectra, ascending in size, that say where they come from. Throws what createSpectrum throws. */
export const spectraOfSamples = ({ groups, matrix }: SampledMatrix, path: string, seed: number): readonly Spectrum[] =>
  groups.map(({ size, samples }) => {
    const drawn = size === matrix.size ? 'the whole of it' : `${samples.length} random submatrices of ${size}`
    const label = `${path} (${matrix.label}): ${drawn}`
    return createSpectrum(samples, { source: { label, checksums: samples.map(checksumOf), seed } })
  })

const checksumOf = (values: Float64Array): string => createHash('sha256').update(values).digest('hex')
