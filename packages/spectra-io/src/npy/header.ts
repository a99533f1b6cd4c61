import { type ByteSource, messageOf } from '@freecurve/core'
import { isShape } from '../arrays/is-shape.ts'
import { viewOf } from '../bytes/view-of.ts'
import { formatError } from '../format-error.ts'
import { type PythonValue, parsePythonLiteral } from './python-literal.ts'

/** What the header of an npy file says. */
export interface NpyHeader {
  /** Type of the elements, as {@link npyRecord} takes it; undefined where the header has none. */
  readonly descr: PythonValue | undefined
  readonly fortranOrder: boolean
  readonly shape: readonly number[]
  /** Offset of the first element. */
  readonly dataAt: number
}

/** The six bytes every npy file begins with: \x93NUMPY. */
export const NPY_MAGIC = Uint8Array.of(0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59)

/** First bytes that are read: nearly every header ends within them. */
const PEEK = 4096

/** Longest header, in bytes, that is looked at; numpy's own default is 10,000. */
const LONGEST_HEADER = 2 ** 20

/** Whether the bytes begin like an npy file. */
export const hasNpyMagic = (bytes: Uint8Array): boolean => NPY_MAGIC.every((byte, at) => bytes[at] === byte)

/**
 * Header of an npy file, versions 1.0, 2.0 and 3.0. The data are not looked at.
 *
 * @throws E_FILE_FORMAT with the byte offset where the file stops making sense.
 */
export async function readNpyHeader(file: ByteSource): Promise<NpyHeader> {
  const bytes = await file.read(0, Math.min(file.size, PEEK))
  if (!hasNpyMagic(bytes))
    throw formatError('npy', `Not an npy file: it does not begin with \\x93NUMPY${seen(bytes)}.`, 0)
  const [major, minor] = [bytes[6], bytes[7]]
  if (major === undefined || minor === undefined || major < 1 || major > 3 || minor !== 0)
    throw formatError('npy', `Version ${major}.${minor} of the npy format is unknown; 1.0, 2.0 and 3.0 are.`, 6)
  const wide = major > 1
  const headerAt = wide ? 12 : 10
  if (bytes.length < headerAt) throw formatError('npy', 'The file ends within its header.', bytes.length)
  const length = wide ? viewOf(bytes).getUint32(8, true) : viewOf(bytes).getUint16(8, true)
  const dataAt = headerAt + length
  if (dataAt > file.size)
    throw formatError('npy', `The header is said to be ${length} bytes long, but the file ends before.`, file.size)
  if (length > LONGEST_HEADER) throw formatError('npy', `A header of ${length} bytes is too long.`, headerAt)
  const header = dataAt > bytes.length ? await file.read(headerAt, dataAt) : bytes.subarray(headerAt, dataAt)
  const fields = parseFields(new TextDecoder().decode(header), headerAt)
  if (typeof fields.fortran_order !== 'boolean')
    throw formatError('npy', 'The header does not say whether fortran_order is True or False.', headerAt)
  return { descr: fields.descr, fortranOrder: fields.fortran_order, shape: checkShape(fields.shape, headerAt), dataAt }
}

function parseFields(text: string, at: number): { readonly [key: string]: PythonValue } {
  try {
    const fields = parsePythonLiteral(text)
    if (typeof fields === 'object' && fields !== null && !Array.isArray(fields))
      return fields as { readonly [key: string]: PythonValue }
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    throw formatError('npy', `The header cannot be read: ${messageOf(cause)}.`, at, cause)
  }
  throw formatError(
    'npy',
    "The header is no dictionary such as {'descr': '<f8', 'fortran_order': False, 'shape': (3,)}.",
    at,
  )
}

function checkShape(shape: PythonValue | undefined, at: number): readonly number[] {
  if (isShape(shape)) return shape
  throw formatError('npy', `The header's shape ${show(shape)} is no tuple of sizes.`, at)
}

const show = (value: unknown): string => String(JSON.stringify(value) ?? value).slice(0, 80)

const seen = (bytes: Uint8Array): string => {
  const begin = String.fromCharCode(...bytes.subarray(0, 16))
  if (bytes.length === 0) return ' but is empty'
  return /^[\x20-\x7e\s]*$/.test(begin) ? ` but with the text ${JSON.stringify(begin)}` : ''
}
