import { type ByteSource, messageOf } from '@freecurve/core'
import { countOf } from '../arrays/count-of.ts'
import { isShape } from '../arrays/is-shape.ts'
import { decodeText } from '../bytes/decode-text.ts'
import { viewOf } from '../bytes/view-of.ts'
import { formatError } from '../format-error.ts'
import { SAFETENSORS_TYPES, type SafetensorsType } from './dtypes.ts'

/** A tensor as the header has it. */
export interface TensorEntry {
  readonly key: string
  readonly dtype: SafetensorsType
  readonly shape: readonly number[]
  /** Its bytes, from the end of the header. */
  readonly from: number
  readonly to: number
}

/** Longest header, in bytes, that the format allows (safetensors/src/tensor.rs, MAX_HEADER_SIZE). */
export const LONGEST_HEADER = 100_000_000

/** Bytes of the header's length. */
const LENGTH_SIZE = 8

const fail = (message: string, at?: number, cause?: unknown) => formatError('safetensors', message, at, cause)

/**
 * The tensors in a safetensors file, in the order of the header, and where the numbers begin.
 *
 * @throws E_FILE_FORMAT for a header that is none, and for tensors that do not fill the rest of the file one after the other.
 */
export async function readSafetensorsHeader(
  file: ByteSource,
): Promise<{ readonly tensors: readonly TensorEntry[]; readonly dataAt: number }> {
  if (file.size < LENGTH_SIZE) throw fail('The file ends within the length of its header.', file.size)
  const length = Number(viewOf(await file.read(0, LENGTH_SIZE)).getBigUint64(0, true))
  if (!(length <= LONGEST_HEADER))
    throw fail(`A header of ${length} bytes is too long; this is no safetensors file.`, 0)
  const dataAt = LENGTH_SIZE + length
  if (dataAt > file.size)
    throw fail(`The header is said to be ${length} bytes long, but the file ends before.`, file.size)
  const header = parse(decodeText(await file.read(LENGTH_SIZE, dataAt), 'safetensors'))
  const tensors = Object.entries(header)
    .filter(([key]) => key !== '__metadata__')
    .map(([key, entry]) => tensorOf(key, entry))
  if (tensors.length === 0) throw fail('The file holds no tensors.')
  checkPlaces(tensors, file.size - dataAt, dataAt)
  return { tensors, dataAt }
}

const isRecord = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function parse(text: string): { readonly [key: string]: unknown } {
  let header: unknown
  try {
    header = JSON.parse(text)
  } catch (cause) {
    throw fail(`The header is not valid JSON: ${messageOf(cause)}.`, LENGTH_SIZE, cause)
  }
  if (isRecord(header)) return header
  throw fail('The header is no JSON object.', LENGTH_SIZE)
}

function tensorOf(key: string, entry: unknown): TensorEntry {
  const { dtype: name, shape, data_offsets: offsets } = isRecord(entry) ? entry : {}
  const dtype = typeof name === 'string' ? SAFETENSORS_TYPES.get(name) : undefined
  if (dtype === undefined) throw fail(`Tensor "${key}" is of the unknown type ${JSON.stringify(name)?.slice(0, 40)}.`)
  if (!isShape(shape)) throw fail(`The shape of tensor "${key}" is no list of sizes.`)
  if (!isShape(offsets) || offsets.length !== 2) throw fail(`Tensor "${key}" does not say where its numbers are.`)
  const [from, to] = offsets as readonly [number, number]
  if (8 * (to - from) !== dtype.bits * countOf(shape))
    throw fail(`Tensor "${key}", ${name} of shape [${shape.join(', ')}], does not fit in ${to - from} bytes.`)
  return { key, dtype, shape, from, to }
}

/** The tensors must fill the bytes behind the header, without gaps and overlaps. */
function checkPlaces(tensors: readonly TensorEntry[], size: number, dataAt: number): void {
  let end = 0
  for (const { key, from, to } of [...tensors].sort((a, b) => a.from - b.from || a.to - b.to)) {
    if (from !== end) throw fail(`Tensor "${key}" does not begin where the one before it ends.`, dataAt + from)
    end = to
  }
  if (end === size) return
  const verdict = end > size ? 'it is cut off' : 'something was appended'
  throw fail(`The tensors take ${end} bytes, but ${size} follow the header: ${verdict}.`, dataAt + Math.min(end, size))
}
