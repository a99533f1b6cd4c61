import { count, createLadder, FreecurveError, isLaw, type Registry } from '@freecurve/core'
import { decompress, decompressLadder, predictedEigenvalues } from '@freecurve/standard'
import { checkOutputs, type PlannedOutput } from '../files/planned-outputs.ts'
import { readEigenvalues } from '../files/read-eigenvalues.ts'
import { sayLeftAlone } from '../files/say-left-alone.ts'
import { writeOutputs } from '../files/write-outputs.ts'
import { writerFor } from '../files/writer-for.ts'
import type { CliIO, CommonOptions, ExitCode } from '../io.ts'
import { type SpectraOptions, spectraFor } from '../matrix/spectra-for.ts'
import { misuse } from '../misuse.ts'
import { parseDistinctNumbers, parseSettings } from '../parse-lists.ts'
import { parseCount, required, withAspectRatio } from '../parse-options.ts'
import { openRegistry } from '../plugins/open-registry.ts'
import { csvOfLaws } from '../print/csv-of-laws.ts'
import { decompressionFigure } from '../print/decompression-figure.ts'
import { describeDecompression } from '../print/describe-decompression.ts'
import { distanceToTruth } from '../print/distance-to-truth.ts'
import { version } from '../version.ts'

/** Options of `decompress`, as commander gives them. */
export interface DecompressOptions extends Omit<CommonOptions, 'quiet'>, SpectraOptions {
  readonly to?: string
  readonly family: string
  readonly flow: string
  readonly aspectRatio?: string
  readonly set: readonly string[]
  readonly bands: string
  readonly truth?: string
  readonly out?: string
  readonly eigenvalues?: string
  readonly plot?: string
  readonly csv?: string
}

const EXAMPLE = '--to 50000 or --to 10000,100000'

/** `freecurve decompress <spectrum…|matrix> --to <n,…>`: the main job. */
export async function decompressCommand(
  paths: readonly string[],
  options: DecompressOptions,
  io: CliIO,
): Promise<ExitCode> {
  const sizes = parseDistinctNumbers('to', required('to', options.to, EXAMPLE), EXAMPLE)
  if (options.eigenvalues !== undefined) checkEigenvalueCount(sizes)
  const { registry, files } = await openRegistry(options.plugin)
  const outputs = outputsOf(options)
  if (options.eigenvalues !== undefined && sizes.length > 1)
    throw misuse(
      'eigenvalues',
      `--eigenvalues writes the eigenvalues at one size; --to names ${sizes.length}. Give one, or run once for each.`,
    )
  if (options.plot !== undefined && !options.plot.endsWith('.svg'))
    throw misuse('plot', `--plot writes SVG: name a file that ends in .svg; got ${options.plot}.`)
  const writer = options.eigenvalues === undefined ? undefined : writerFor(registry, options.eigenvalues)
  const truths = options.truth === undefined ? [] : [options.truth]
  await checkOutputs(outputs, [...paths, ...truths, ...files])
  const truth = await readTruth(registry, options.truth, sizes)
  const spectra = await spectraFor(registry, paths, options, outputs, io, true)
  const spectrum = spectra.at(-1)!

  const request = {
    sizes,
    family: options.family,
    familyOptions: parseSettings(options.set),
    flow: options.flow,
    flowOptions: withAspectRatio(options.aspectRatio),
    bands: parseCount('bands', options.bands),
    seed: parseCount('seed', options.seed),
  }
  const result =
    spectra.length > 1
      ? decompressLadder(registry, { ...request, ladder: createLadder(spectra) })
      : decompress(registry, { ...request, spectrum })
  const { report, carried, trusted } = result
  const distances = truth === undefined ? [] : distanceToTruth(carried, sizes, truth)
  const full = { version, ...report, sizes: report.sizes.map((size, i) => ({ ...size, ...distances[i] })) }

  const contents = new Map<string, () => Uint8Array | string>([
    ['out', () => `${JSON.stringify(full, null, 1)}\n`],
    ['csv', () => csvOfLaws(report.sizes)],
    ['plot', () => decompressionFigure(spectra, result, truth)],
    ['eigenvalues', () => writer!.write(predictedEigenvalues(carried[0]!.law, report.sizes[0]!.outliers, sizes[0]!))],
  ])
  // A law that is none has no eigenvalues; the report and the picture say why.
  const possible = outputs.filter(
    ({ option }) => option !== 'eigenvalues' || (carried[0] !== undefined && isLaw(carried[0].law)),
  )
  const made = possible.map(({ option, path }) => ({ path, content: contents.get(option)!() }))
  await writeOutputs(made)

  const left = outputs.filter((output) => !possible.includes(output)).map(({ path }) => path)
  sayLeftAlone(left, 'no law to take eigenvalues from', io)
  if (options.json) io.out(JSON.stringify(full, null, 1))
  else if (!options.quiet)
    io.out(
      describeDecompression(
        full,
        made.map(({ path }) => path),
      ),
    )
  return trusted ? 0 : 3
}

/** The truth, before any work: `--truth` names a key of its own as `file::key`. Throws E_USAGE where no target has its size. */
async function readTruth(
  registry: Registry,
  input: string | undefined,
  sizes: readonly number[],
): Promise<Float64Array | undefined> {
  if (input === undefined) return undefined
  const { values } = await readEigenvalues(registry, input)
  if (sizes.includes(values.length)) return values.sort()
  throw misuse(
    'truth',
    `--truth holds ${count(values.length, 'eigenvalue')}, and none of the sizes in --to is ${values.length}.`,
  )
}

/** Most eigenvalues that are written to a file: 1 GiB of them. */
const MOST_EIGENVALUES = 2 ** 27

function checkEigenvalueCount(sizes: readonly number[]): void {
  const got = sizes.find((n) => n > MOST_EIGENVALUES)
  if (got !== undefined)
    throw new FreecurveError(
      'E_TARGET',
      `--eigenvalues writes up to ${MOST_EIGENVALUES} eigenvalues; --to asks for ${got}. Leave --eigenvalues out: the report (--out) and the quantiles in it work at any size.`,
      { got },
    )
}

function outputsOf(options: DecompressOptions): readonly PlannedOutput[] {
  const asked = [
    { option: 'out', path: options.out },
    { option: 'eigenvalues', path: options.eigenvalues },
    { option: 'plot', path: options.plot },
    { option: 'csv', path: options.csv },
  ]
  return asked.flatMap(({ option, path }) => (path === undefined ? [] : [{ option, path }]))
}
