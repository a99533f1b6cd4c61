import type { Answer } from './question.ts'

const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })

/** For the test: lists instead of typed arrays, as they cross the border to the test as JSON. */
const solve = (
  size: number,
  data: readonly number[],
  threads: number,
): Promise<readonly [readonly number[], boolean]> =>
  new Promise((resolve, reject) => {
    worker.onmessage = ({ data: { values, isolated } }: MessageEvent<Answer>) => resolve([[...values], isolated])
    worker.onerror = ({ message }) => reject(new Error(message))
    worker.postMessage({ size, data: Float64Array.from(data), threads })
  })

Object.assign(globalThis, { solve })
