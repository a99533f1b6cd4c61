import type { Carried, Registry } from '@freecurve/core'
import { type Distances, distancesBetween, distancesToSpectrum } from '@freecurve/law'
import { evolve, readCurve } from '@freecurve/standard'
import { readEigenvalues } from '../files/read-eigenvalues.ts'
import { isReport, type ReportFile, readReport } from '../files/read-report.ts'
import { splitKey } from '../files/split-key.ts'
import type { CliIO, CommonOptions, ExitCode } from '../io.ts'
import { misuse } from '../misuse.ts'
import { openRegistry } from '../plugins/open-registry.ts'
import { type Comparison, describeComparison } from '../print/describe-comparison.ts'

/** Options of `compare`, as commander gives them. */
export interface CompareOptions extends CommonOptions {
  readonly key?: string
}

/**
 * `freecurve compare <a> <b>`: distances between two spectra, or between a report's law at the spectrum's size and the spectrum. Ends
 * with 3 where that law is not certified.
 */
export async function compareCommand(
  first: string,
  second: string,
  options: CompareOptions,
  io: CliIO,
): Promise<ExitCode> {
  const { registry } = await openRegistry(options.plugin)
  const reports = await Promise.all([first, second].map((input) => isReport(splitKey(input).path)))
  if (reports[0] && reports[1])
    throw misuse(
      'compare',
      'Two reports were given. Compare a report with a spectrum, or two spectra, e.g. freecurve compare report.json truth.npy',
    )
  const comparison =
    reports[0] || reports[1]
      ? await lawToSpectrum(registry, reports[0] ? first : second, reports[0] ? second : first, options.key)
      : await betweenSpectra(registry, first, second, options.key)
  if (options.json) io.out(JSON.stringify(comparison, null, 1))
  else if (!options.quiet) io.out(describeComparison(comparison))
  return comparison.law === null || comparison.law.status === 'certified' ? 0 : 3
}

async function betweenSpectra(
  registry: Registry,
  first: string,
  second: string,
  key: string | undefined,
): Promise<Comparison> {
  const [a, b] = await Promise.all([first, second].map((path) => ascending(registry, path, key)))
  return comparisonOf(distancesBetween(a!, b!), b!, 'second spectrum', null)
}

async function lawToSpectrum(
  registry: Registry,
  reportPath: string,
  spectrumPath: string,
  key: string | undefined,
): Promise<Comparison> {
  const spectrum = await ascending(registry, spectrumPath, key)
  const n = spectrum.length
  const { law, ratio } = carriedTo(registry, await readReport(reportPath), n)
  const { status, reasons } = law
  if (law.bulks.length + law.atoms.length === 0)
    throw misuse(
      'compare',
      `The report's law at n = ${n} (ratio ${ratio}) is empty, ${status}: ${reasons.join('; ') || 'nothing was found'}. There is nothing to compare.`,
    )
  return comparisonOf(distancesToSpectrum(law, spectrum), spectrum, 'spectrum', { n, ratio, status, reasons })
}

/** The law of a report at a size, carried anew from its curve: exact, not read off a grid. */
function carriedTo(registry: Registry, report: ReportFile, n: number): Carried {
  if (report.flow === 'empirical')
    throw misuse(
      'compare',
      'The report extrapolates several sizes without a curve, so that its law cannot be built again. Give decompress --truth, or compare what it writes with --eigenvalues.',
    )
  if (report.curve === null)
    throw misuse(
      'compare',
      'The report holds no curve: its fit was refused, or the flow went straight from the eigenvalues. Give decompress a --family, or compare what it writes with --eigenvalues.',
    )
  const curve = readCurve(registry, report.curve)
  return evolve(registry, { curve, ratios: [n / report.n0], flow: report.flow, flowOptions: report.flowOptions })
    .carried[0]!
}

/** The distances, with a note where W1 has no deviation to be held against. */
function comparisonOf(
  distances: Distances,
  reference: Float64Array,
  name: Comparison['reference'],
  law: Comparison['law'],
): Comparison {
  return {
    ...distances,
    reference: name,
    law,
    notes:
      distances.w1PerDeviation === null
        ? [`All eigenvalues of the ${name} equal ${reference[0]}: W1/std is undefined.`]
        : [],
  }
}

async function ascending(registry: Registry, path: string, key: string | undefined): Promise<Float64Array> {
  const values = (await readEigenvalues(registry, path, key)).values.sort()
  if (values.length === 0 || !values.every(Number.isFinite))
    throw misuse(
      'compare',
      `${path} holds ${values.length === 0 ? 'no value' : 'values that are not finite'}: distances want finite eigenvalues.`,
    )
  return values
}
