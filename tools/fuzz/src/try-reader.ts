import { isFreecurveError, type SpectrumReader } from '@freecurve/core'
import { bytesSource } from '@freecurve/spectra-io'

/** How a reader took a file: read it, refused it with a code, or broke. */
export type Outcome = 'read' | 'refused' | 'broken'

/** What is allowed to be thrown for a file that is damaged. */
const REFUSALS: readonly string[] = ['E_FILE_FORMAT', 'E_FILE_UNKNOWN']

/** Opens a file and reads everything in it, as a whole and by a block; throws nothing. */
export async function tryReader(
  reader: SpectrumReader,
  bytes: Uint8Array,
): Promise<{ readonly outcome: Outcome; readonly thrown?: unknown }> {
  try {
    if (typeof reader.recognizes(bytes.subarray(0, 2 ** 16)) !== 'boolean')
      throw new Error('recognizes gave no boolean')
    for (const array of await reader.open(bytesSource(bytes, 'fuzz'))) {
      const { values, shape } = await array.read()
      const count = shape.reduce((product, size) => product * size, 1)
      if (values.length !== count) throw new Error(`${values.length} values for the shape [${shape}]`)
      if (shape.length === 2 && count > 0)
        await array.block(Uint32Array.of(shape[0]! - 1), Uint32Array.of(0, shape[1]! - 1).slice(0, shape[1]!))
      await array.entries?.()
    }
    return { outcome: 'read' }
  } catch (thrown) {
    if (isFreecurveError(thrown) && REFUSALS.includes(thrown.code)) return { outcome: 'refused' }
    return { outcome: 'broken', thrown }
  }
}
