import { eigenvaluesOf } from '@freecurve/eigen'
import type { Answer, Question } from './question.ts'

addEventListener('message', async ({ data: { size, data, threads } }: MessageEvent<Question>) => {
  const values = await eigenvaluesOf({ size, data }, { threads })
  postMessage({ values, isolated: crossOriginIsolated } satisfies Answer)
})
