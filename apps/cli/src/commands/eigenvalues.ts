import { extname } from 'node:path'
import type { SampledSpectra } from '@freecurve/matrices'
import { checkOutputs } from '../files/planned-outputs.ts'
import { writeOutputs } from '../files/write-outputs.ts'
import { writerFor } from '../files/writer-for.ts'
import type { CliIO, CommonOptions, ExitCode } from '../io.ts'
import { sampleMatrix } from '../matrix/sample-matrix.ts'
import { type SampleOptions, sampleChoice } from '../matrix/sample-options.ts'
import { parsePositive } from '../parse-options.ts'
import { openRegistry } from '../plugins/open-registry.ts'
import { describeSamples } from '../print/describe-samples.ts'
import { withProgress } from '../progress.ts'
import { version } from '../version.ts'

/** Options of `eigenvalues`, as commander gives them. */
export interface EigenvaluesOptions extends SampleOptions, CommonOptions {
  readonly size?: string
  readonly out?: string
}

/**
 * `freecurve eigenvalues <matrix>`: spectra of random principal submatrices, or of the whole. `freecurve hessian <model>` and its like are
 * the same for models of some adapters.
 */
export async function eigenvaluesCommand(
  path: string,
  options: EigenvaluesOptions,
  io: CliIO,
  adapters?: readonly string[],
): Promise<ExitCode> {
  const sizes = options.size === undefined ? undefined : [parsePositive('size', options.size)]
  const asked = sampleChoice(options, sizes)
  const { repeats, seed } = asked
  const { registry, files } = await openRegistry(options.plugin)
  const paths = options.out === undefined ? [] : outputPaths(options.out, repeats)
  const writer = options.out === undefined ? undefined : writerFor(registry, options.out)
  const outputs = paths.map((output) => ({ option: 'out', path: output }))
  await checkOutputs(outputs, [path, ...files])
  const choice = { ...asked, adapters, onFiles: (read: readonly string[]) => checkOutputs(outputs, read) }
  const began = performance.now()
  const sampled = await withProgress('eigenvalues', options.quiet ? {} : io, (progress) =>
    sampleMatrix(registry, path, choice, progress),
  )
  const seconds = (performance.now() - began) / 1000
  const [{ size, samples, indices, disjoint }] = sampled.groups as readonly [SampledSpectra]
  await writeOutputs(paths.map((output, k) => ({ path: output, content: writer!.write(samples[k]!) })))
  const { matrix, solver, bytesRead, fileSize } = sampled
  if (options.json)
    io.out(
      JSON.stringify({
        schema: 'freecurve/samples@1',
        version,
        source: path,
        matrix,
        size,
        repeats,
        seed,
        disjoint,
        solver,
        bytesRead,
        fileSize,
        rows: indices.map((set) => [...set]),
        samples: samples.map((values) => [...values]),
        written: paths,
      }),
    )
  else if (!options.quiet) io.out(describeSamples({ path, sampled, seed, seconds, written: paths }))
  return 0
}

/** e.npy for one spectrum, e-1.npy … e-4.npy for four. */
function outputPaths(out: string, repeats: number): readonly string[] {
  if (repeats === 1) return [out]
  const ending = extname(out)
  const stem = out.slice(0, out.length - ending.length)
  const width = String(repeats).length
  return Array.from({ length: repeats }, (_, k) => `${stem}-${String(k + 1).padStart(width, '0')}${ending}`)
}
