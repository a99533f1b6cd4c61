import { createHash } from 'node:crypto'
import { createSpectrum, type Spectrum } from '@freecurve/core'
import { inputName } from '../print/input-name.ts'
import type { SampledMatrix } from './sample-matrix.ts'

/** Sampled eigenvalues as spectra, ascending in size, that say where they come from. Throws what createSpectrum throws. */
export const spectraOfSamples = ({ groups, matrix }: SampledMatrix, path: string, seed: number): readonly Spectrum[] =>
  groups.map(({ size, samples, disjoint }) => {
    const drawn =
      size === matrix.size
        ? 'the whole of it'
        : `${samples.length} random ${samples.length === 1 ? 'submatrix' : 'submatrices'} of ${size}`
    const label = `${inputName(path, matrix.key)} (${matrix.label}): ${drawn}`
    // Sets of different random orders of the rows have a share k/n of them in common, on average.
    const overlap = disjoint ? {} : { overlap: size / matrix.size }
    const growth = matrix.growth === null ? {} : { growth: matrix.growth }
    const source = { label, checksums: samples.map(checksumOf), seed, ...overlap, ...growth }
    return createSpectrum(samples, { source })
  })

const checksumOf = (values: Float64Array): string => createHash('sha256').update(values).digest('hex')
