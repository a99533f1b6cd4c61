import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { symmetricEigenvalues } from '@freecurve/eigen'
import { type Browser, chromium } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium } from './find-chromium.ts'
import { FLAGS } from './open-demo.ts'
import { serveFolder } from './serve-folder.ts'

/** A page whose threads may share memory. */
const ISOLATED = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
}

declare const solve: (size: number, data: readonly number[], threads: number) => Promise<readonly [number[], boolean]>

const SIZE = 160
const matrix = {
  size: SIZE,
  data: Float64Array.from({ length: SIZE * SIZE }, (_, k) => {
    const [i, j] = [Math.floor(k / SIZE), k % SIZE]
    return Math.sin(i * j + 1) + (i === j ? i % 7 : 0)
  }),
}

const executablePath = findChromium()

describe.runIf(executablePath !== undefined)('the eigen kernel in a worker of a browser', () => {
  let folder: string
  let browser: Browser
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'freecurve-eigen-'))
    const root = join(import.meta.dirname, 'eigen-page')
    const conditions = ['@freecurve/source', 'module', 'browser', 'production', 'import']
    await build({
      root,
      base: './',
      configFile: false,
      logLevel: 'warn',
      resolve: { conditions },
      worker: { format: 'es' },
      build: { outDir: folder, emptyOutDir: true, target: 'es2022' },
    })
    browser = await chromium.launch({ executablePath: executablePath!, args: FLAGS })
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await rm(folder, { recursive: true, force: true })
  })

  it.each([
    ['alone', {}, 1, false],
    ['alone where threads are asked for but cannot be had', {}, 2, false],
    ['with threads that share memory', ISOLATED, 2, true],
  ])('gives the bits that it gives in Node, %s', async (_name, headers, threads, isolated) => {
    const server = await serveFolder(folder, headers)
    try {
      const page = await browser.newPage()
      await page.goto(server.url)
      await page.waitForFunction(() => 'solve' in globalThis)
      const asked = [matrix.size, [...matrix.data], threads] as const
      const [values, shares] = await page.evaluate(([size, data, count]) => solve(size, data, count), asked)
      expect(shares).toBe(isolated)
      expect(values).toEqual([...symmetricEigenvalues(matrix)])
      await page.close()
    } finally {
      await server.close()
    }
  })
})
