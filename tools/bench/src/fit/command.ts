import { standardRegistry } from '@freecurve/standard'
import { short, table, toJson } from '@freecurve/tool-accuracy/table'
import { machineLine, time } from '../describe-measurements.ts'
import { FIT_PLAN, runFits } from './run-fits.ts'

/** `bench fit`: how the time of a fit grows with size and replicates. */
export function fitCommand({ json }: { readonly json: boolean }): void {
  const fits = runFits(standardRegistry, FIT_PLAN)
  if (json) {
    console.log(toJson(fits))
    return
  }
  const rows = fits.map(({ family, size, replicates, status, note, measurement }) => [
    family,
    String(size),
    String(replicates),
    measurement ? time(measurement.median) : '-',
    measurement ? `${time(measurement.tenths[0])} .. ${time(measurement.tenths[1])}` : '-',
    measurement ? String(measurement.repetitions) : '-',
    measurement ? short(Math.max(0, measurement.allocated) / 2 ** 20, 3) : '-',
    status,
    note,
  ])
  const head = ['family', 'n0', 'replicates', 'median ms', 'middle 9/10', 'runs', 'heap MiB', 'fit', '']
  console.log(`Fits to synthetic spectra of the compound free Poisson example\n${table(head, rows)}\n${machineLine()}`)
}
