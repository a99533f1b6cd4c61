import { bytesSource } from '@freecurve/spectra-io'
import fc from 'fast-check'
import { parquetReadObjects } from 'hyparquet'
import { expect, it } from 'vitest'
import { parquetReader, parquetWriter } from '../src/index.ts'
import { base64 } from './fixtures-of.ts'

const SEED = 20_253
const float64Array = fc.float64Array({ maxLength: 300, noNaN: true })

it('what is written reads back bit for bit', async () => {
  await fc.assert(
    fc.asyncProperty(float64Array, async (values) => {
      const [array, ...more] = await parquetReader.open(bytesSource(parquetWriter.write(values), 'x'))
      expect([array?.key, array?.type, array?.shape, more.length]).toEqual([
        'eigenvalue',
        'float64',
        [values.length],
        0,
      ])
      expect(base64((await array!.read()).values)).toBe(base64(values))
    }),
    { seed: SEED, numRuns: 200 },
  )
})

it('another reader gets the same numbers, over several pages and row groups', async () => {
  const values = Float64Array.from({ length: 250_000 }, (_, k) => Math.sin(k) * 10 ** ((k % 600) - 300))
  values.set([-0, 5e-324, -2.5e-310, Number.MAX_VALUE])
  const bytes = parquetWriter.write(values)
  const rows = await parquetReadObjects({ file: bytes.buffer as ArrayBuffer, columns: ['eigenvalue'] })
  expect(base64(Float64Array.from(rows, ({ eigenvalue }) => eigenvalue))).toBe(base64(values))
  const [array] = await parquetReader.open(bytesSource(bytes, 'x'))
  expect(base64((await array!.read()).values)).toBe(base64(values))
})
