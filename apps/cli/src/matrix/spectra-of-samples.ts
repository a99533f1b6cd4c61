import { createHash } from 'node:crypto'
import { count, createSpectrum, type Spectrum } from '@freecurve/core'
import type { SizedSpectra } from '@freecurve/matrices'
import { inputName } from '../print/input-name.ts'
import type { SampledMatrix } from './sample-matrix.ts'

/** Sampled eigenvalues as spectra, ascending in size, that say where they come from: what the matrix is, the last one alone. Throws what createSpectrum throws. */
export const spectraOfSamples = ({ groups, matrix }: SampledMatrix, path: string, seed: number): readonly Spectrum[] =>
  groups.flatMap(({ parts, disjoint, ...whole }, k) => {
    const { size, samples } = whole
    const name = `${inputName(path, matrix.key)} (${matrix.label})`
    const drawn = size === matrix.size ? 'the whole of it' : `${count(samples.length, 'random submatrix')} of ${size}`
    const growth = matrix.growth === null ? {} : { growth: matrix.growth }
    // Sets of different random orders of the rows have a share k/n of them in common, on average.
    const overlap = disjoint ? {} : { overlap: size / matrix.size }
    const spectrum = (one: SizedSpectra, label: string): Spectrum => {
      const part = one === whole ? {} : { part: true }
      const source = {
        label,
        checksums: one.samples.map(checksumOf),
        seed,
        matrixSize: matrix.size,
        ...overlap,
        ...growth,
        ...part,
      }
      return createSpectrum(one.samples, { source, rows: one.rows })
    }
    return [
      ...parts.map((part) => spectrum(part, `${count(part.samples.length, 'part')} of ${part.size}`)),
      spectrum(whole, k === groups.length - 1 ? `${name}: ${drawn}` : drawn),
    ]
  })

const checksumOf = (values: Float64Array): string => createHash('sha256').update(values).digest('hex')
