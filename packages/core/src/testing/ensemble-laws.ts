import type { Ensemble } from '../ensemble.ts'
import type { Flow } from '../flow.ts'
import { type LawReading, must, mustRefuse, near, type TestedLaw } from './law.ts'

const SIZE = 300
/** Largest KS distance between one matrix of this size and its limiting law: about three times what is seen. */
const CLOSE = 0.03

/** What an ensemble owes: reproducible samples of the right length that follow its own curve, at defaults. */
export function ensembleLaws(ensemble: Ensemble, flow: Flow, read: LawReading): readonly TestedLaw[] {
  return [
    {
      name: 'the same seed gives the same values, another seed others',
      check: () => {
        const [a, b, c] = [7, 7, 8].map((seed) => ensemble.sample(SIZE, seed))
        must(
          'the same values',
          a!.every((x, k) => x === b![k]),
        )
        must(
          'other values',
          a!.some((x, k) => x !== c![k]),
        )
      },
    },
    {
      name: 'samples are ascending and whole',
      check: () => {
        const values = ensemble.sample(SIZE, 3)
        must('as many values as the size', values.length === SIZE)
        must(
          'ascending and finite',
          values.every((x, k) => Number.isFinite(x) && (k === 0 || x >= values[k - 1]!)),
        )
      },
    },
    {
      name: 'samples follow the curve',
      check: () => {
        const { law } = flow.carry(ensemble.curve(), 1)
        const values = ensemble.sample(SIZE, 5)
        values.forEach((x, k) => {
          if (law.atoms.some((atom) => Math.abs(atom.x - x) < 1e-9)) return
          near(`CDF of ${ensemble.id} at ${x}`, read.cdfAt(law, x), (k + 0.5) / SIZE, CLOSE)
        })
      },
    },
    {
      name: 'unknown options are refused',
      check: () => {
        mustRefuse('an unknown option', ['E_OPTION_UNKNOWN'], () => ensemble.curve({ 'no-such-option': 1 }))
        mustRefuse('an unknown option', ['E_OPTION_UNKNOWN'], () => ensemble.sample(SIZE, 1, { 'no-such-option': 1 }))
      },
    },
  ]
}
