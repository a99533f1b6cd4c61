import { createLadder } from '@freecurve/core'
import { validate } from '@freecurve/standard'
import { checkOutputs } from '../files/planned-outputs.ts'
import { writeOutputs } from '../files/write-outputs.ts'
import type { CliIO, CommonOptions, ExitCode } from '../io.ts'
import { type SpectraOptions, spectraFor } from '../matrix/spectra-for.ts'
import { misuse } from '../misuse.ts'
import { parseCount } from '../parse-options.ts'
import { openRegistry } from '../plugins/open-registry.ts'
import { describeValidation } from '../print/describe-validation.ts'
import { version } from '../version.ts'

/** Options of `validate`, as commander gives them. */
export interface ValidateOptions extends SpectraOptions, CommonOptions {
  readonly bands: string
  readonly out?: string
}

/** `freecurve validate <spectrum…>`: every larger size predicted from every smaller one, and held against it. */
export async function validateCommand(
  paths: readonly string[],
  options: ValidateOptions,
  io: CliIO,
): Promise<ExitCode> {
  const [bands, seed] = [parseCount('bands', options.bands), parseCount('seed', options.seed)]
  const { registry, files } = await openRegistry(options.plugin)
  const outputs = options.out === undefined ? [] : [{ option: 'out', path: options.out }]
  await checkOutputs(outputs, [...paths, ...files])
  const spectra = await spectraFor(registry, paths, options, outputs, io, true)
  if (spectra.length < 2)
    throw misuse(
      'spectrum',
      `validate predicts every larger size from the smaller ones and wants at least two; all files given are of size ${spectra[0]!.size}. Add one of another size, or look at this one with inspect.`,
    )
  const clock = () => performance.now() / 1000
  const validation = validate(registry, createLadder(spectra), { bands, seed, clock })
  const json = JSON.stringify({ version, ...validation }, null, 1)
  if (options.out !== undefined) await writeOutputs([{ path: options.out, content: `${json}\n` }])
  if (options.json) io.out(json)
  else if (!options.quiet) {
    io.out(describeValidation(validation))
    if (options.out !== undefined) io.out(`\nwrote ${options.out}`)
  }
  // Nothing was validated where nothing was predicted.
  return validation.checks.some(({ ks }) => ks !== null) ? 0 : 3
}
