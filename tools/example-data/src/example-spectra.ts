import type { FreeLevyParameters } from '@freecurve/core'
import { sampleLadder } from '@freecurve/ensembles'
import { npyWriter } from '@freecurve/spectra-io'

/** The law of the large matrix: compound free Poisson, rates 0.075 and 0.025, jumps 2 and 5.5. */
const exampleParameters: FreeLevyParameters = { a: 0, sigma2: 0, rates: [0.075, 0.025], jumps: [2, 5.5] }

/** Sizes of the random principal submatrix and of the whole matrix. */
const exampleSizes = [1000, 8000] as const

/** Seed of the one draw both spectra come from. */
const exampleSeed = 1

/** A file of the example: its name, and the bytes of an .npy array (float64, ascending). */
export interface ExampleFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * The example's files: eigenvalues of the 8000×8000 matrix A = Σ_j t_j X_j X_jᵀ/8000 with X_1 8000×600, X_2 8000×200
 * standard normal, and of its random principal submatrix of size 1000. Throws nothing.
 */
export function exampleSpectra(): readonly ExampleFile[] {
  return sampleLadder(exampleParameters, exampleSizes, exampleSeed).map((values, k) => ({
    name: `n${String(exampleSizes[k]).padStart(6, '0')}.npy`,
    bytes: npyWriter.write(values),
  }))
}
