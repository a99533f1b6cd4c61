import type { Law, Registry } from '@freecurve/core'
import { type Distances, distancesBetween, distancesToSpectrum } from '@freecurve/law'
import { evolve, readCurve } from '@freecurve/standard'
import { readEigenvalues } from '../files/read-eigenvalues.ts'
import { isReport, type ReportFile, readReport } from '../files/read-report.ts'
import type { CliIO, CommonOptions, ExitCode } from '../io.ts'
import { misuse } from '../misuse.ts'
import { openRegistry } from '../plugins/open-registry.ts'
import { short } from '../print/numbers.ts'

/** `freecurve compare <a> <b>`: distances between two spectra, or between a report's law at the spectrum's size and the spectrum. */
export async function compareCommand(
  first: string,
  second: string,
  options: CommonOptions,
  io: CliIO,
): Promise<ExitCode> {
  const registry = await openRegistry(options.plugin)
  const reports = await Promise.all([first, second].map(isReport))
  if (reports[0] && reports[1])
    throw misuse(
      'compare',
      'Two reports were given. Compare a report with a spectrum, or two spectra, e.g. freecurve compare report.json truth.npy',
    )
  const distances =
    reports[0] || reports[1]
      ? await lawToSpectrum(registry, reports[0] ? first : second, reports[0] ? second : first)
      : await betweenSpectra(registry, first, second)
  if (options.json) io.out(JSON.stringify(distances, null, 1))
  else if (!options.quiet) {
    io.out(`KS       ${short(distances.ks)}   largest difference of the two CDFs`)
    io.out(`W1       ${short(distances.w1)}   mean shift of a quantile`)
    io.out(
      `W1/std   ${short(distances.w1PerDeviation)}   the same over the standard deviation of the ${reports[0] || reports[1] ? 'spectrum' : 'second spectrum'}`,
    )
  }
  return 0
}

async function betweenSpectra(registry: Registry, first: string, second: string): Promise<Distances> {
  const [a, b] = await Promise.all([first, second].map(async (path) => (await readEigenvalues(registry, path)).sort()))
  return distancesBetween(finite(a!, first), finite(b!, second))
}

async function lawToSpectrum(registry: Registry, reportPath: string, spectrumPath: string): Promise<Distances> {
  const spectrum = finite((await readEigenvalues(registry, spectrumPath)).sort(), spectrumPath)
  return distancesToSpectrum(lawOf(registry, await readReport(reportPath), spectrum.length), spectrum)
}

/** The law of a report at a size, carried anew from its curve: exact, not read off a grid. */
function lawOf(registry: Registry, report: ReportFile, n: number): Law {
  if (report.curve === null) throw misuse('compare', 'The report holds no curve: its fit was refused.')
  const curve = readCurve(registry, report.curve)
  return evolve(registry, { curve, ratios: [n / report.n0], flow: report.flow }).carried[0]!.law
}

function finite(values: Float64Array, path: string): Float64Array {
  if (values.length === 0 || !values.every(Number.isFinite))
    throw misuse(
      'compare',
      `${path} holds ${values.length === 0 ? 'no value' : 'values that are not finite'}: distances want finite eigenvalues.`,
    )
  return values
}
