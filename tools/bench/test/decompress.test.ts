import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withFile } from '@freecurve/spectra-io/node'
import { standardRegistry } from '@freecurve/standard'
import { afterAll, expect, it } from 'vitest'
import { realShapes, syntheticShapes } from '../src/decompress/shapes.ts'

const folder = mkdtempSync(join(tmpdir(), 'freecurve-bench-test-'))
afterAll(() => rmSync(folder, { recursive: true }))

it('writes a spectrum for every size, and as many replicates as told', async () => {
  const shapes = syntheticShapes(standardRegistry, folder, { sizes: [50, 100], replicates: [2] })
  expect(shapes.map(({ size, files, target }) => [size, files.length, target])).toEqual([
    [50, 1, 400],
    [100, 1, 800],
    [1000, 2, 8000],
  ])
  const npy = standardRegistry.get('spectrum-reader', 'npy')
  const [array] = await withFile(shapes[1]!.files[0]!, (file) => npy.open(file))
  expect(array!.shape).toEqual([100])
})

it('has no real spectra where there is no folder', () => {
  expect(realShapes(join(folder, 'nowhere'), [2])).toEqual([])
})
