import { CURVE_SCHEMA } from '@freecurve/core'
import { type Evolution, evolve } from '@freecurve/standard'
import { curveOf } from '../files/curve-of.ts'
import { checkOutputs } from '../files/planned-outputs.ts'
import { readCurveFile } from '../files/read-curve-file.ts'
import { writeOutputs } from '../files/write-outputs.ts'
import type { CliIO, CommonOptions, ExitCode } from '../io.ts'
import { misuse } from '../misuse.ts'
import { parseNumbers, parsePairs } from '../parse-lists.ts'
import { required, withAspectRatio } from '../parse-options.ts'
import { openRegistry } from '../plugins/open-registry.ts'
import { describeEvolution } from '../print/describe-evolution.ts'
import { version } from '../version.ts'

/** Options of `evolve`, as commander gives them. */
export interface EvolveOptions extends CommonOptions {
  readonly ratio?: string
  readonly formula?: string
  readonly at?: string
  readonly stieltjes?: string
  readonly flow: string
  readonly aspectRatio?: string
  readonly out?: string
}

const EXAMPLE = '--ratio 8 or --ratio 2,4,8'

/** `freecurve evolve <curve.json> --ratio <τ,…>`: laws of a given curve. */
export async function evolveCommand(path: string | undefined, options: EvolveOptions, io: CliIO): Promise<ExitCode> {
  if ((path === undefined) === (options.formula === undefined))
    throw misuse(
      'formula',
      'Give a curve file or --formula "…", one of the two. For example: freecurve evolve curve.json --ratio 8',
    )
  const ratios = parseNumbers('ratio', required('ratio', options.ratio, EXAMPLE), EXAMPLE)
  const at = options.at === undefined ? undefined : parseNumbers('at', options.at, '--at 2,3.6,5')
  const stieltjes =
    options.stieltjes === undefined
      ? undefined
      : parsePairs('stieltjes', options.stieltjes, '--stieltjes "1,0.5;-2,0.1"')
  const { registry, files } = await openRegistry(options.plugin)
  await checkOutputs(
    options.out === undefined ? [] : [{ option: 'out', path: options.out }],
    path === undefined ? files : [path, ...files],
  )
  const content =
    path === undefined
      ? { schema: CURVE_SCHEMA, family: 'algebraic', formula: options.formula }
      : await readCurveFile(path)
  const curve = await curveOf(registry, content)
  const { carried: _, ...evolution }: Evolution = evolve(registry, {
    curve,
    ratios,
    flow: options.flow === 'auto' ? undefined : options.flow,
    flowOptions: withAspectRatio(options.aspectRatio),
    report: { at, stieltjes },
  })
  const full = { schema: 'freecurve/evolution@1', version, ...evolution }
  const text = JSON.stringify(full, null, 1)
  if (options.out !== undefined) await writeOutputs([{ path: options.out, content: `${text}\n` }])
  if (options.json) io.out(text)
  else if (!options.quiet) io.out(describeEvolution(evolution, { at: at ?? [], written: options.out }))
  return evolution.laws.every(({ status }) => status === 'certified') ? 0 : 3
}
