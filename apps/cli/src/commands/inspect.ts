import { createLadder, type Registry } from '@freecurve/core'
import { inspectCurve, inspectLadder, inspectSpectrum } from '@freecurve/standard'
import { curveOf } from '../files/curve-of.ts'
import { isCurveFile } from '../files/is-curve-file.ts'
import { checkOutputs, type PlannedOutput } from '../files/planned-outputs.ts'
import { readCurveFile } from '../files/read-curve-file.ts'
import { splitKey } from '../files/split-key.ts'
import { writeOutputs } from '../files/write-outputs.ts'
import type { CliIO, CommonOptions, ExitCode } from '../io.ts'
import { type SpectraOptions, spectraFor } from '../matrix/spectra-for.ts'
import { misuse } from '../misuse.ts'
import { withAspectRatio } from '../parse-options.ts'
import { openRegistry } from '../plugins/open-registry.ts'
import { describeCurve } from '../print/describe-curve.ts'
import { describeSpectrum } from '../print/describe-spectrum.ts'
import { version } from '../version.ts'

/** Options of `inspect`, as commander gives them. */
export interface InspectOptions extends SpectraOptions, CommonOptions {
  readonly flow: string
  readonly aspectRatio?: string
  readonly out?: string
}

/** `freecurve inspect <spectrum…|curve.json>`, files of several sizes together: ends with 0 whatever it finds. */
export async function inspectCommand(paths: readonly string[], options: InspectOptions, io: CliIO): Promise<ExitCode> {
  const { registry, files } = await openRegistry(options.plugin)
  const outputs = options.out === undefined ? [] : [{ option: 'out', path: options.out }]
  await checkOutputs(outputs, [...paths, ...files])
  const { inspection, text } = (await Promise.all(paths.map((input) => isCurveFile(splitKey(input).path)))).includes(
    true,
  )
    ? await ofCurve(registry, paths, options)
    : await ofSpectrum(registry, paths, options, outputs, io)
  const json = JSON.stringify({ version, ...inspection }, null, 1)
  if (options.out !== undefined) await writeOutputs([{ path: options.out, content: `${json}\n` }])
  if (options.json) io.out(json)
  else if (!options.quiet) io.out(options.out === undefined ? text() : `${text()}\n\nwrote ${options.out}`)
  return 0
}

async function ofCurve(registry: Registry, paths: readonly string[], options: InspectOptions) {
  const sampling = (['from', 'key', 'sample', 'repeats', 'as', 'solver', 'threads'] as const).find(
    (option) => options[option] !== undefined,
  )
  if (paths.length > 1 || sampling !== undefined)
    throw misuse(
      sampling ?? 'file',
      `A curve file is inspected by itself${sampling === undefined ? '' : `, without --${sampling}`}: freecurve inspect curve.json`,
    )
  const inspection = inspectCurve(registry, await curveOf(registry, await readCurveFile(paths[0]!)), {
    flow: options.flow === 'auto' ? undefined : options.flow,
    flowOptions: withAspectRatio(options.aspectRatio),
  })
  return { inspection, text: () => describeCurve(inspection) }
}

async function ofSpectrum(
  registry: Registry,
  paths: readonly string[],
  options: InspectOptions,
  outputs: readonly PlannedOutput[],
  io: CliIO,
) {
  if (options.flow !== 'auto' || options.aspectRatio !== undefined)
    throw misuse(
      options.flow === 'auto' ? 'aspectRatio' : 'flow',
      '--flow and --aspect-ratio are for curve files; eigenvalues are inspected without a flow: freecurve inspect x.npy',
    )
  const spectra = await spectraFor(registry, paths, options, outputs, io)
  const inspection =
    spectra.length > 1 ? inspectLadder(registry, createLadder(spectra)) : inspectSpectrum(registry, spectra[0]!)
  return { inspection, text: () => describeSpectrum(inspection) }
}
