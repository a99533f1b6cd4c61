import { chooseFit, doubtsOfFlow } from '@freecurve/standard'
import { checkOutputs } from '../files/planned-outputs.ts'
import { onlySpectrum } from '../files/read-eigenvalues.ts'
import { sayLeftAlone } from '../files/say-left-alone.ts'
import { writeOutputs } from '../files/write-outputs.ts'
import type { CliIO, CommonOptions, ExitCode } from '../io.ts'
import { type SpectraOptions, spectraFor } from '../matrix/spectra-for.ts'
import { parseSettings } from '../parse-lists.ts'
import { openRegistry } from '../plugins/open-registry.ts'
import { short } from '../print/numbers.ts'

/** Options of `fit`, as commander gives them. */
export interface FitOptions extends SpectraOptions, CommonOptions {
  readonly family: string
  readonly set: readonly string[]
  readonly out?: string
}

/** `freecurve fit <spectrum…>`: the curve of a spectrum, as a file that `evolve` reads. */
export async function fitCommand(paths: readonly string[], options: FitOptions, io: CliIO): Promise<ExitCode> {
  const { registry, files } = await openRegistry(options.plugin)
  const outputs = options.out === undefined ? [] : [{ option: 'out', path: options.out }]
  await checkOutputs(outputs, [...paths, ...files])
  const spectrum = onlySpectrum(await spectraFor(registry, paths, options, outputs, io))
  const asked = { spectrum, family: options.family, options: parseSettings(options.set) }
  const { family, fit, candidates } = chooseFit(registry, asked)
  const { status, reasons, residual, details } = fit
  const doubts = doubtsOfFlow(spectrum)
  const curve = fit.curve?.toJSON() ?? null
  if (options.out !== undefined && curve !== null)
    await writeOutputs([{ path: options.out, content: `${JSON.stringify(curve, null, 1)}\n` }])
  if (options.json)
    io.out(
      JSON.stringify({ curve, family: family.id, status, reasons, doubts, residual, details, candidates }, null, 1),
    )
  else if (!options.quiet) {
    io.out(
      `fit     ${family.id}, ${status}${residual === null ? '' : `: residual ${short(residual.value)} of its noise`}`,
    )
    for (const reason of [...reasons, ...doubts]) io.out(`        ${reason}`)
    for (const [name, value] of Object.entries(details))
      io.out(`        ${name} ${typeof value === 'number' ? short(value) : value}`)
    if (options.out !== undefined && curve !== null) io.out(`wrote ${options.out}`)
  }
  if (options.out !== undefined && curve === null) sayLeftAlone([options.out], 'no curve', io)
  return status === 'consistent' ? 0 : 3
}
