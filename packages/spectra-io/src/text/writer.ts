import { defineSpectrumWriter } from '@freecurve/core'
import { shortestDecimal } from '../bytes/shortest-decimal.ts'

/** Writes one value per line, in the shortest decimal that reads back as the same number. */
export const csvWriter = defineSpectrumWriter({
  id: 'csv',
  summary: 'One number per line (.csv, .txt)',
  extensions: ['csv', 'txt'],
  write: (values) => new TextEncoder().encode(Array.from(values, (value) => `${shortestDecimal(value)}\n`).join('')),
})
