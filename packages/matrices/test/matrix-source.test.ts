import { describe, expect, it } from 'vitest'
import { matrixSource } from '../src/index.ts'

const endless = matrixSource(4, 'endless', async ({ pause }) => {
  for (;;) {
    const until = performance.now() + 5
    while (performance.now() < until);
    await pause()
  }
})

const products = matrixSource(6, 'products', async ({ indices, lower, pause }) => {
  for (let i = 0; i < indices.length; i++) {
    for (let j = 0; j <= i; j++) lower[i * indices.length + j] = (indices[i]! + 1) * (indices[j]! + 1)
    await pause()
  }
})

describe('matrixSource', () => {
  it('gives both triangles in the order of the indices', async () => {
    const { size, data } = await products.principal(Uint32Array.of(2, 0, 5))
    expect(size).toBe(3)
    expect([...data]).toEqual([9, 3, 18, 3, 1, 6, 18, 6, 36])
    expect((await products.principal(new Uint32Array())).size).toBe(0)
  })

  it.each([
    ['index out of range', Uint32Array.of(1, 6)],
    ['index repeated', Uint32Array.of(1, 3, 1)],
  ])('refuses an %s', async (reason, indices) => {
    await expect(products.principal(indices)).rejects.toMatchObject({ code: 'E_MATRIX', details: { reason } })
  })

  it('stops when aborted, before and during the work', async () => {
    const reason = new Error('enough')
    await expect(products.principal(Uint32Array.of(1), { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    const controller = new AbortController()
    setTimeout(() => controller.abort(reason), 20)
    await expect(endless.principal(Uint32Array.of(1), { signal: controller.signal })).rejects.toBe(reason)
  })
})
