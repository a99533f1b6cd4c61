import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineSpectrumReader, FreecurveError } from '@freecurve/core'
import { damageFile, tryReader } from '@freecurve/core/testing'
import { createRandom } from '@freecurve/numerics'
import { npyReader, npyWriter } from '@freecurve/spectra-io'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fuzzReader } from '../src/fuzz-reader.ts'
import { registry } from '../src/registry.ts'
import { seedFilesOf } from '../src/seed-files.ts'

const file = npyWriter.write(Float64Array.of(1, 2, 3))

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fuzz-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

it('damages files without changing them, the same way for the same seed', () => {
  const before = file.slice()
  const draw = (seed: number) => {
    const { uniform } = createRandom(seed)
    return Array.from({ length: 200 }, () => damageFile(file, uniform))
  }
  expect(draw(1)).toEqual(draw(1))
  expect(draw(1)).not.toEqual(draw(2))
  expect(draw(1).filter((bytes) => Buffer.compare(bytes, before) === 0).length).toBeLessThan(20)
  expect(file).toEqual(before)
})

it.each(registry.list('spectrum-reader').map((reader) => [reader.id, reader] as const))(
  '%s has valid files to begin with, and stands the first damage',
  async (_id, reader) => {
    const files = await seedFilesOf(registry, reader)
    expect(files.length).toBeGreaterThan(0)
    for (const bytes of files) expect(await tryReader(reader, bytes)).toEqual({ outcome: 'read' })
    const counts = await fuzzReader(reader, files, { seconds: 10, inputs: 300, seed: 7, folder })
    expect(counts).toMatchObject({ broken: 0, example: null })
    expect(counts.read + counts.refused).toBe(counts.inputs)
    expect(readdirSync(folder)).toEqual([])
  },
)

it.each([
  [
    'throws something of its own',
    () => {
      throw new TypeError('oh')
    },
  ],
  [
    'refuses with a code that is not for files',
    () => {
      throw new FreecurveError('E_DOMAIN', 'oh', { argument: 'x', got: 1 })
    },
  ],
])('a reader that %s is broken', async (_name, open) => {
  const reader = defineSpectrumReader({ ...npyReader, id: 'broken', open: async () => open() })
  const counts = await fuzzReader(reader, [file], { seconds: 10, inputs: 5, seed: 1, folder })
  expect(counts).toMatchObject({ inputs: 5, broken: 5 })
  expect(counts.example).not.toBeNull()
})

it('a tenth of the files is read from disk, where a library may open them itself, and none stays there', async () => {
  const seen: Buffer[] = []
  const reader = defineSpectrumReader({
    ...npyReader,
    id: 'broken-on-disk',
    open: async (source) => {
      if (source.path === undefined) return npyReader.open(source)
      seen.push(readFileSync(source.path))
      expect(seen.at(-1)!.length).toBe(source.size)
      throw new TypeError('oh')
    },
  })
  const counts = await fuzzReader(reader, [file], { seconds: 30, inputs: 50, seed: 1, folder })
  expect(counts).toMatchObject({ inputs: 50, broken: 5 })
  expect(Buffer.compare(counts.example!.bytes, seen[0]!)).toBe(0)
  expect(readdirSync(folder)).toEqual([])
})
