import { FreecurveError, type Registry, type Spectrum } from '@freecurve/core'
import { readSpectra } from '../files/read-eigenvalues.ts'
import type { CliIO } from '../io.ts'
import { misuse } from '../misuse.ts'
import { parseDistinctNumbers } from '../parse-lists.ts'
import { parseCount, parsePositive, parseSize } from '../parse-options.ts'
import { withProgress } from '../progress.ts'
import { DEFAULT_SOLVER, sampleMatrix } from './sample-matrix.ts'
import { spectraOfSamples } from './spectra-of-samples.ts'

/** Where spectra come from: files of eigenvalues, or a matrix that is sampled. */
export interface SpectraOptions {
  readonly from?: string
  readonly key?: string
  readonly seed: string
  readonly quiet?: true
  /** Sizes of the submatrices that are drawn from a matrix; the other options below go with it. */
  readonly sample?: string
  readonly repeats?: string
  readonly as?: string
  readonly solver?: string
  readonly threads?: string
}

/** Spectra, ascending in size, from files of eigenvalues or, with --sample, from random principal submatrices of a matrix in a file. */
export async function spectraFor(
  registry: Registry,
  paths: readonly string[],
  options: SpectraOptions,
  io: CliIO,
): Promise<readonly Spectrum[]> {
  const { key, sample } = options
  if (sample === undefined) {
    for (const option of ['repeats', 'as', 'solver', 'threads'] as const)
      if (options[option] !== undefined)
        throw misuse(
          option,
          `--${option} goes with --sample: it says how a matrix is sampled. Files of eigenvalues are taken as they are.`,
        )
    return readSpectra(registry, paths, { key, size: parseSize(options.from) })
  }
  if (paths.length > 1 || options.from !== undefined)
    throw misuse(
      paths.length > 1 ? 'spectrum' : 'from',
      paths.length > 1
        ? `--sample draws submatrices of one matrix; got ${paths.length} files. Give one.`
        : '--sample names the sizes itself: leave out --from.',
    )
  const seed = parseCount('seed', options.seed)
  const choice = {
    key,
    as: options.as,
    sizes: parseSizes(sample),
    repeats: options.repeats === undefined ? 1 : parsePositive('repeats', options.repeats),
    seed,
    solver: options.solver ?? DEFAULT_SOLVER,
    threads: options.threads === undefined ? undefined : parsePositive('threads', options.threads),
  }
  const sampled = await withProgress('sampling', options.quiet ? {} : io, (progress) =>
    sampleMatrix(registry, paths[0]!, choice, progress),
  )
  return spectraOfSamples(sampled, paths[0]!, seed)
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
