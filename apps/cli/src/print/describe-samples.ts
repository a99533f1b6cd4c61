import { count } from '@freecurve/core'
import type { SampledSpectra } from '@freecurve/matrices'
import type { SampledMatrix } from '../matrix/sample-matrix.ts'
import { inputName } from './input-name.ts'
import { short } from './numbers.ts'
import { table } from './table.ts'

/** What `eigenvalues` has to say. */
export interface SamplesText {
  readonly path: string
  readonly sampled: SampledMatrix
  readonly seed: number
  readonly seconds: number
  readonly written: readonly string[]
}

/** Rows of the table; of more samples the first ones are shown. */
const SHOWN = 12

/** The text of `eigenvalues`: the matrix, what was drawn and read, and the ends of every spectrum. */
export function describeSamples({ path, sampled, seed, seconds, written }: SamplesText): string {
  const { matrix, solver, bytesRead, fileSize } = sampled
  const [{ size, samples }] = sampled.groups as readonly [SampledSpectra]
  const rows = samples.slice(0, SHOWN).map((values, k) => {
    const mean = values.reduce((sum, x) => sum + x / values.length, 0)
    return [String(k + 1), ...[values[0]!, mean, values.at(-1)!].map(short)]
  })
  return [
    `matrix  ${inputName(path, matrix.key)}: ${matrix.label}`,
    `        ${drawnOf(sampled, seed)}`,
    `read    ${megabytes(bytesRead)} of ${megabytes(fileSize)}; ${short(seconds)} s in all, eigenvalues by ${solver ?? "the model's own way"}`,
    table(['sample', 'least', 'mean', 'largest'], rows),
    ...(samples.length > SHOWN ? [`… and ${samples.length - SHOWN} more of size ${size}`] : []),
    ...(matrix.growth === null ? [] : [`growth  ${matrix.growth.note}`]),
    ...written.map((file) => `wrote ${file}`),
  ].join('\n')
}

/** What was drawn, in words. */
function drawnOf({ groups, matrix }: SampledMatrix, seed: number): string {
  return groups
    .map(({ size, disjoint, samples: { length } }) => {
      if (size === matrix.size) return 'the whole of it'
      const together = length === 1 ? '' : disjoint ? ', no row in two of them' : ', some rows in several of them'
      return `${count(length, 'random principal submatrix')} of size ${size}${together}, seed ${seed}`
    })
    .join('; ')
}

const megabytes = (bytes: number): string => `${short(bytes / 1e6)} MB`
