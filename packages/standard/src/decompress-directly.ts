import { callPlugin, type Flow, FreecurveError, type Spectrum } from '@freecurve/core'
import type { Decompression, DecompressionReport, DecompressRequest } from './decompress.ts'
import { lawReport } from './law-report.ts'
import { warningsFor } from './warnings-for.ts'

/** Whether a prediction needs no curve: `none` asks for it, and `auto` takes it where the flow can and all sizes are larger. */
export function goesDirectly(flow: Flow, { family = 'auto', sizes, spectrum }: DecompressRequest): boolean {
  if (family === 'none' && flow.carryEigenvalues === undefined)
    throw new FreecurveError(
      'E_USAGE',
      `The flow "${flow.id}" cannot do without a curve: leave --family out, or name a family.`,
      { option: 'family', got: family },
    )
  if (family === 'none') return true
  return family === 'auto' && flow.carryEigenvalues !== undefined && sizes.every((n) => n > spectrum.size)
}

/** The main job without a fit: a flow that goes straight from raw eigenvalues to every size. Throws what the flow throws. */
export function decompressDirectly(
  about: Pick<DecompressionReport, 'schema' | 'source' | 'n0' | 'samples' | 'flow' | 'flowOptions'>,
  flow: Flow,
  spectrum: Spectrum,
  sizes: readonly number[],
): Decompression {
  const carried = sizes.map((n) =>
    callPlugin(flow, () => flow.carryEigenvalues!(spectrum, n / spectrum.size, about.flowOptions)),
  )
  const laws = carried.map((one, i) => ({ n: sizes[i]!, ...lawReport(one), outliers: [] }))
  const report: DecompressionReport = {
    ...about,
    fit: { family: 'none', status: 'consistent', reasons: [], residual: null, details: {}, candidates: [] },
    curve: null,
    initial: null,
    sizes: laws,
    events: null,
    horizon: null,
    warnings: warningsFor(
      spectrum.size,
      laws.filter(({ status }) => status === 'certified').map(({ n }) => n),
    ),
  }
  return { report, initial: null, carried, trusted: laws.every(({ status }) => status === 'certified') }
}
