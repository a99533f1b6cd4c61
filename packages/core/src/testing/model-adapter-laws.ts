import type { MatrixSource } from '../matrix-source.ts'
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
        const found = await wholeSpectrum(await opened())
        if (found === undefined) return
        const { size, values, data } = found
        must(
          `${size} of them, ascending`,
          values.length === size && values.every((x, k) => k === 0 || x >= values[k - 1]!),
        )
        const trace = values.reduce((total, _, k) => total + data[k * size + k]!, 0)
        const sum = values.reduce((total, x) => total + x, 0)
        const scale = values.reduce((total, x) => total + Math.abs(x), 0)
        must(`the sum ${sum} is the trace ${trace}`, Math.abs(sum - trace) <= ROUNDING * scale)
      },
    },
    {
      name: 'all eigenvalues, where they are known, have the sum of squares of the entries',
      check: async () => {
        const found = await wholeSpectrum(await opened())
        if (found === undefined) return
        const [squares, norm] = [found.values, found.data].map((list) => list.reduce((sum, x) => sum + x * x, 0))
        must(`the sum of squares ${squares} is ‖A‖² = ${norm}`, Math.abs(squares! - norm!) <= ROUNDING * norm!)
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
    {
      name: 'an aborted signal ends the opening',
      check: async () => {
        const reason = new Error('enough')
        const signal = AbortSignal.abort(reason)
        const ended = await open(example.description, example.host, {}, { signal }).catch((error: unknown) => error)
        must(`rejected with the signal's reason; got ${ended}`, ended === reason)
      },
    },
    {
      name: 'progress of the opening is told in shares of steps that have names',
      check: async () => {
        const told: (readonly [number, string])[] = []
        const onProgress = (share: number, step: string) => told.push([share, step])
        await open(example.description, example.host, {}, { onProgress })
        must(
          `shares from 0 to 1; got ${told}`,
          told.every(([share]) => share >= 0 && share <= 1),
        )
        must(
          `no step goes back; got ${told}`,
          told.every(([share, step], k) => k === 0 || step !== told[k - 1]![1] || share >= told[k - 1]![0]),
        )
        must(
          `steps that have names; got ${told}`,
          told.every(([, step]) => typeof step === 'string' && step !== ''),
        )
      },
    },
  ]
}

/** All eigenvalues that a source knows, and its entries; undefined for one that knows none. */
async function wholeSpectrum(source: MatrixSource) {
  if (source.eigenvalues === undefined) return undefined
  const { size } = source
  const { data } = await source.principal(Uint32Array.from({ length: size }, (_, k) => k))
  return { size, data, values: await source.eigenvalues() }
}
