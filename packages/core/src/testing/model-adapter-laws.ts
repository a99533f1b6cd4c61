import type { ModelAdapter } from '../model-adapter.ts'
import { must, mustReject, type TestedLaw } from './law.ts'
import { matrixSourceLaws } from './matrix-source-laws.ts'

/** Sums of a model may be made in another order for other submatrices. */
const ROUNDING = 1e-12

/** What an adapter owes: its example is a matrix, the same each time, and what is no model is refused, not guessed at. */
export function modelAdapterLaws({ open, example }: ModelAdapter): readonly TestedLaw[] {
  const opened = () => open(example.description, example.host)
  return [
    ...matrixSourceLaws(async (check) => check(await opened()), ROUNDING),
    {
      name: 'a model opened twice is one matrix, bit by bit',
      check: async () => {
        const indices = Uint32Array.of(5, 0, 3)
        const [one, two] = [await (await opened()).principal(indices), await (await opened()).principal(indices)]
        must(
          'the same entries',
          one.data.every((x, k) => Object.is(x, two.data[k])),
        )
      },
    },
    {
      name: 'all eigenvalues, where they are known, have the sum of the diagonal',
      check: async () => {
        const source = await opened()
        if (source.eigenvalues === undefined) return
        const values = await source.eigenvalues()
        const { data } = await source.principal(Uint32Array.from({ length: source.size }, (_, k) => k))
        let [trace, sum, size] = [0, 0, 0]
        for (let k = 0; k < source.size; k++) {
          trace += data[k * source.size + k]!
          sum += values[k]!
          size += Math.abs(values[k]!)
        }
        must(
          `${source.size} of them, ascending`,
          values.length === source.size && values.every((x, k) => k === 0 || x >= values[k - 1]!),
        )
        must(`the sum ${sum} is the trace ${trace}`, Math.abs(sum - trace) <= ROUNDING * size)
      },
    },
    {
      name: 'what is no model is refused',
      check: async () => {
        for (const input of [null, 3, {}, []])
          await mustReject(`${JSON.stringify(input)} as a model`, ['E_MODEL'], () => open(input, example.host))
      },
    },
    {
      name: 'a field that nobody reads is refused',
      check: () =>
        mustReject('a field more', ['E_MODEL'], () =>
          open({ ...(example.description as object), unread: 1 }, example.host),
        ),
    },
    {
      name: 'an option that nobody reads is refused',
      check: () =>
        mustReject('an option more', ['E_OPTION_UNKNOWN'], () =>
          open(example.description, example.host, { unread: 1 }),
        ),
    },
  ]
}
