import type { NumberArray, SpectrumReader } from '@freecurve/core'
import { bytesSource } from '../src/index.ts'

/** Every array of a file in memory, read as a whole, by key. */
export async function readAll(reader: SpectrumReader, bytes: Uint8Array): Promise<ReadonlyMap<string, NumberArray>> {
  const arrays = await reader.open(bytesSource(bytes, 'x'))
  return new Map(await Promise.all(arrays.map(async (array) => [array.key, await array.read()] as const)))
}

/** The one array of a file in memory. */
export async function readOne(reader: SpectrumReader, bytes: Uint8Array): Promise<NumberArray> {
  const [array, ...more] = (await readAll(reader, bytes)).values()
  if (array === undefined || more.length > 0) throw new Error(`${more.length + 1} arrays`)
  return array
}
