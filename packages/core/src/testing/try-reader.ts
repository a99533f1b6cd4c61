import type { ByteSource } from '../byte-source.ts'
import { isFreecurveError } from '../error.ts'
import type { SpectrumReader } from '../spectrum-reader.ts'
import type { StoredArray } from '../stored-array.ts'
import { must } from './law.ts'
import { sourceOf } from './source-of.ts'

/** How a file was taken: read, refused with a code, or neither: something broke. */
export type ReadOutcome =
  | { readonly outcome: 'read' | 'refused' }
  | { readonly outcome: 'broken'; readonly thrown: unknown }

/** What is allowed to be thrown for a file that is damaged. */
const REFUSALS: readonly string[] = ['E_FILE_FORMAT', 'E_FILE_UNKNOWN']

const isRefusal = (thrown: unknown): boolean => isFreecurveError(thrown) && REFUSALS.includes(thrown.code)

/**
 * What any file owes a reader's user, however damaged: it is recognised or not, and read or refused. Throws nothing.
 *
 * @param file the bytes as a file; by default one that is in memory.
 */
export async function tryReader(
  reader: SpectrumReader,
  bytes: Uint8Array,
  file: ByteSource = sourceOf(bytes),
): Promise<ReadOutcome> {
  try {
    must('recognizes gives a boolean', typeof reader.recognizes(bytes.subarray(0, 2 ** 16)) === 'boolean')
  } catch (thrown) {
    return { outcome: 'broken', thrown }
  }
  return tryToRead(() => reader.open(file))
}

/** Opens a file, and reads everything in it as a whole, by a block and by entries, or finds that it is refused. Throws nothing. */
export async function tryToRead(open: () => Promise<readonly StoredArray[]>): Promise<ReadOutcome> {
  try {
    const arrays = await open()
    must('there is an array', arrays.length > 0)
    let refused = false
    for (const array of arrays)
      await readWhole(array).catch((thrown) => {
        if (!isRefusal(thrown)) throw thrown
        refused = true
      })
    return { outcome: refused ? 'refused' : 'read' }
  } catch (thrown) {
    return isRefusal(thrown) ? { outcome: 'refused' } : { outcome: 'broken', thrown }
  }
}

async function readWhole(array: StoredArray): Promise<void> {
  const { values, shape } = await array.read()
  const count = shape.reduce((product, size) => product * size, 1)
  must(`${values.length} values for the shape [${shape}] of [${array.shape}]`, values.length === count)
  must(`the shape is [${array.shape}], read as [${shape}]`, String(shape) === String(array.shape))
  if (shape.length === 2 && count > 0) {
    const last = await array.block(Uint32Array.of(shape[0]! - 1), Uint32Array.of(shape[1]! - 1))
    must('a block holds what the whole holds', last.values[0] === values[count - 1] || Number.isNaN(values[count - 1]))
  }
  await array.entries?.()
}
