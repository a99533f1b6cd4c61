import { defineSpectrumWriter, FreecurveError } from '@freecurve/core'
import { shortestDecimal } from '../bytes/shortest-decimal.ts'
import { EIGENVALUES_SCHEMA } from './eigenvalues-schema.ts'

/** Writes `{"schema":"freecurve/eigenvalues@1","eigenvalues":[…]}`. Throws E_SPECTRUM_NOT_FINITE: JSON knows no NaN. */
export const jsonWriter = defineSpectrumWriter({
  id: 'json',
  summary: 'JSON object with "eigenvalues" (.json)',
  extensions: ['json'],
  write: (values) => {
    const index = values.findIndex((value) => !Number.isFinite(value))
    if (index >= 0) {
      const got = values[index] as number
      throw new FreecurveError('E_SPECTRUM_NOT_FINITE', `Value ${index + 1} is ${got}, which JSON cannot hold.`, {
        index,
        got,
      })
    }
    const list = Array.from(values, shortestDecimal).join(',')
    return new TextEncoder().encode(`{"schema":"${EIGENVALUES_SCHEMA}","eigenvalues":[${list}]}\n`)
  },
})
