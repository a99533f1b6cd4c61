import type { Tensor } from 'onnxruntime-web'
import { modelError } from './model-error.ts'
import { putNumbers, roomFor } from './output-numbers.ts'
import type { Numbers } from './tensor-data.ts'

/** Largest difference, relative to the largest activation, that rounding of float32 is given. Chosen. */
const ROUNDING = 1e-3

/** Throws E_MODEL where the first sample, run alone, gives something else than it gave among others. */
export async function checkApart(
  forward: (from: number, to: number) => Promise<Tensor>,
  { values, type }: { readonly values: Numbers; readonly type: string },
): Promise<void> {
  const out = await forward(0, 1)
  const data = out.data as ArrayLike<number | bigint>
  const alone = roomFor(type, data.length)
  putNumbers(alone, 0, type, data)
  out.dispose()
  let largest = 0
  let difference = 0
  for (let k = 0; k < alone.length; k++) {
    largest = Math.max(largest, Math.abs(alone[k]!))
    difference = Math.max(difference, Math.abs(alone[k]! - values[k]!))
  }
  if (!(difference <= ROUNDING * largest))
    throw modelError('batch', 'The samples of one run influence each other in this model. Give "batch": 1.', difference)
}
