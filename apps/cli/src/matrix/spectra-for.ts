import { type ByteSource, FreecurveError, type Registry, type Spectrum } from '@freecurve/core'
import { checkOutputs, type PlannedOutput } from '../files/planned-outputs.ts'
import { readSpectra } from '../files/read-eigenvalues.ts'
import type { CliIO } from '../io.ts'
import { misuse } from '../misuse.ts'
import { modelIn } from '../model/read-model.ts'
import { parseDistinctNumbers } from '../parse-lists.ts'
import { parseSize } from '../parse-options.ts'
import { withProgress } from '../progress.ts'
import { sampleMatrix } from './sample-matrix.ts'
import { type SampleOptions, sampleChoice } from './sample-options.ts'
import { spectraOfSamples } from './spectra-of-samples.ts'

/** Where spectra come from: files of eigenvalues, or a matrix that is sampled. */
export interface SpectraOptions extends SampleOptions {
  readonly from?: string
  readonly quiet?: true
  /** Sizes of the submatrices that are drawn from a matrix; the options of {@link SampleOptions} go with it, but for key and seed. */
  readonly sample?: string
}

/**
 * Spectra, ascending in size, from files of eigenvalues or, with --sample, from random principal submatrices of a matrix in a file or of a
 * model. Throws E_USAGE, what reading and sampling throw, and E_FILE_WRITE where an output is a file that a model is made of.
 */
export async function spectraFor(
  registry: Registry,
  paths: readonly string[],
  options: SpectraOptions,
  outputs: readonly PlannedOutput[],
  io: CliIO,
  predicting = false,
): Promise<readonly Spectrum[]> {
  const { key, sample } = options
  if (sample === undefined) {
    for (const option of ['repeats', 'as', 'solver', 'threads'] as const)
      if (options[option] !== undefined)
        throw misuse(
          option,
          `--${option} goes with --sample: it says how a matrix is sampled. Files of eigenvalues are taken as they are.`,
        )
    return readSpectra(registry, paths, { key, size: parseSize(options.from), check: refuseModel })
  }
  if (paths.length > 1 || options.from !== undefined)
    throw misuse(
      paths.length > 1 ? 'spectrum' : 'from',
      paths.length > 1
        ? `--sample draws submatrices of one matrix; got ${paths.length} files. Give one.`
        : '--sample names the sizes itself: leave out --from.',
    )
  const onFiles = (files: readonly string[]) => checkOutputs(outputs, files)
  const choice = { ...sampleChoice(options, parseSizes(sample)), onFiles, predicting }
  const sampled = await withProgress('sampling', options.quiet ? {} : io, (progress) =>
    sampleMatrix(registry, paths[0]!, choice, progress),
  )
  return spectraOfSamples(sampled, paths[0]!, choice.seed)
}

function parseSizes(text: string): readonly number[] {
  const sizes = parseDistinctNumbers('sample', text, '--sample 1000 or --sample 500,1000,2000')
  const bad = sizes.find((size) => !Number.isSafeInteger(size) || size < 1)
  if (bad === undefined) return sizes
  throw new FreecurveError('E_OPTION_VALUE', `--sample wants sizes, whole numbers from 1 on; got ${bad}.`, {
    option: 'sample',
    got: text,
  })
}

/** A model is a matrix, no list of eigenvalues. Throws E_USAGE for one. */
async function refuseModel(file: ByteSource, path: string): Promise<void> {
  if ((await modelIn(file, path)) !== null)
    throw misuse(
      'sample',
      `${path} describes a model: say which submatrices to draw of its matrix, e.g. --sample 1000 or --sample 500,1000.`,
    )
}
