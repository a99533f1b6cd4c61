import { modelError } from '@freecurve/core'
import type { Tensor } from 'onnxruntime-web'
import { putNumbers, roomFor } from './output-numbers.ts'
import type { Numbers } from './tensor-data.ts'

/** Largest difference, relative to a sample's largest activation, that rounding of float32 is given. Chosen. */
const ROUNDING = 1e-3

/** The first run of a model: its samples, and what they gave. */
export interface FirstRun {
  /** Numbers of the samples, row-major. */
  readonly given: Numbers
  /** B ≥ 1 samples. */
  readonly count: number
  /** Whether the model takes B samples and no other number. */
  readonly fixed: boolean
  /** Activations, row-major: of these samples, and maybe of more after them. */
  readonly values: Numbers
  /** Activations of one sample. */
  readonly width: number
  readonly type: string
}

/**
 * Throws E_MODEL where a sample of the first run gives something else in other company. Its first and its last sample are run alone; of a
 * model with a fixed number of samples, all in reverse order, and then copies of the first one.
 *
 * @param forward runs some samples of given numbers
 */
export async function checkApart(
  forward: (given: Numbers, count: number) => Promise<Tensor>,
  first: FirstRun,
): Promise<void> {
  const { given, count, fixed, width, type } = first
  const length = given.length / count
  for (const samples of fixed ? inOtherOrder(count) : [[0], [count - 1]]) {
    const chosen = new Float64Array(samples.length * length)
    samples.forEach((n, k) => {
      chosen.set(given.subarray(n * length, (n + 1) * length), k * length)
    })
    const out = await forward(chosen, samples.length)
    const data = out.data as ArrayLike<number | bigint>
    const again = roomFor(type, data.length)
    putNumbers(again, 0, type, data)
    out.dispose()
    if (again.length !== samples.length * width || !samples.every((n, k) => agree(first, n, again, k)))
      throw modelError(
        'batch',
        `The samples of one run influence each other in this model. ${fixed ? `It takes ${count} at a time: export it for one, or for any number.` : 'Give "batch": 1.'}`,
        count,
      )
  }
}

/** Reversed, which tells places apart; copies of the first, which tell company apart that is the same in any order, such as a mean. */
const inOtherOrder = (count: number): readonly (readonly number[])[] => [
  Array.from({ length: count }, (_, k) => count - 1 - k),
  new Array<number>(count).fill(0),
]

/** Whether row `k` of `again` is, but for rounding, what sample `n` gave first. */
function agree({ values, width }: FirstRun, n: number, again: Numbers, k: number): boolean {
  let [largest, difference] = [0, 0]
  for (let c = 0; c < width; c++) {
    const x = again[k * width + c]!
    largest = Math.max(largest, Math.abs(x))
    difference = Math.max(difference, Math.abs(x - values[n * width + c]!))
  }
  return difference <= ROUNDING * largest
}
