import type { ByteSource } from '@freecurve/core'
import { forEachLine } from '../bytes/for-each-line.ts'
import { formatError } from '../format-error.ts'
import { wholeAt } from './decimal-at.ts'
import { fieldText, lineFields, splitLine } from './line-fields.ts'

/** Id of the reader. */
export const FORMAT = 'matrix-market'

/** First word of every file of this kind, in upper or lower case. */
export const BANNER = '%%MatrixMarket'

const LAYOUTS = ['coordinate', 'array'] as const
const FIELDS = ['real', 'integer', 'unsigned-integer', 'complex', 'pattern'] as const
const SYMMETRIES = ['general', 'symmetric', 'skew-symmetric', 'hermitian'] as const

/** What the first lines of a Matrix Market file say, checked against each other and the file's size. */
export interface MatrixMarketHeader {
  /** `coordinate`: one line for each entry that is not zero; `array`: one line for each entry, column by column. */
  readonly layout: (typeof LAYOUTS)[number]
  /** What an entry is; a pattern says where entries are and counts as ones. */
  readonly field: (typeof FIELDS)[number]
  /** Of all but `general`, the file holds the lower triangle only: A_ji = A_ij, −A_ij or conj A_ij. */
  readonly symmetry: (typeof SYMMETRIES)[number]
  readonly shape: readonly [rows: number, columns: number]
  /** Lines of data that must follow. */
  readonly lines: number
  /** Offset and number of the line behind the header. */
  readonly dataAt: number
  readonly line: number
}

const PERCENT = 37

/** Largest index that fits in 32 bits. */
const MOST = 2 ** 32 - 1

/**
 * Header of a Matrix Market file: the banner, comments, the line with the sizes. Words are taken in upper and lower case.
 *
 * @throws E_FILE_FORMAT with the line number.
 */
export async function readMatrixMarketHeader(file: ByteSource): Promise<MatrixMarketHeader> {
  const fields = lineFields(8)
  let kind: Kind | undefined
  let sizes: readonly number[] | undefined
  let last = 1
  const dataAt = await forEachLine(file, FORMAT, 0, 1, (bytes, from, to, line) => {
    splitLine(bytes, from, to, fields)
    const words = Array.from({ length: Math.min(fields.count, 8) }, (_, k) =>
      fieldText(bytes, fields.from[k]!, fields.to[k]!),
    )
    if (kind === undefined) kind = kindOf(words)
    else if (words.length > 0 && bytes[fields.from[0]!] !== PERCENT) {
      sizes = words.map((word, k) => sizeOf(wholeAt(bytes, fields.from[k]!, fields.to[k]!), word, line))
      last = line
    }
    return sizes === undefined
  })
  if (kind === undefined) throw formatError(FORMAT, `Not a Matrix Market file: it does not begin with ${BANNER}.`, 1)
  if (sizes === undefined) throw formatError(FORMAT, 'The file ends before the line with its sizes.', 1)
  return checked(kind, sizes, last, dataAt, file.size)
}

type Kind = Pick<MatrixMarketHeader, 'layout' | 'field' | 'symmetry'>

function kindOf(words: readonly string[]): Kind {
  const [banner, object, layout, field, symmetry, ...more] = words.map((word) => word.toLowerCase())
  if (banner !== BANNER.toLowerCase())
    throw formatError(FORMAT, `Not a Matrix Market file: it does not begin with ${BANNER}.`, 1)
  if (object !== 'matrix' || more.length > 0)
    throw formatError(
      FORMAT,
      `The first line says ${JSON.stringify(words.slice(1).join(' '))}; expected is, e.g., "matrix coordinate real symmetric".`,
      1,
    )
  const kind = {
    layout: oneOf(LAYOUTS, layout),
    field: oneOf(FIELDS, field),
    symmetry: oneOf(SYMMETRIES, symmetry),
  }
  const { field: what, symmetry: how } = kind
  const impossible =
    (kind.layout === 'array' && what === 'pattern') ||
    (how === 'hermitian' && what !== 'complex') ||
    (how === 'skew-symmetric' && (what === 'pattern' || what === 'unsigned-integer'))
  if (impossible) throw formatError(FORMAT, `There is no ${layout} file of a ${field} ${symmetry} matrix.`, 1)
  return kind
}

function oneOf<T extends string>(known: readonly T[], word: string | undefined): T {
  const found = known.find((one) => one === word)
  if (found !== undefined) return found
  throw formatError(
    FORMAT,
    `The first line says ${JSON.stringify(word ?? '')} where one of ${known.join(', ')} stands.`,
    1,
  )
}

function sizeOf(size: number, word: string, line: number): number {
  if (size <= MOST) return size
  throw formatError(
    FORMAT,
    `Line ${line}: "${word}" is no size; rows and columns, and for coordinates the number of entries, stand here.`,
    line,
  )
}

function checked(kind: Kind, sizes: readonly number[], line: number, dataAt: number, size: number): MatrixMarketHeader {
  const { layout, field, symmetry } = kind
  const coordinate = layout === 'coordinate'
  const [rows, columns, entries] = sizes
  if (rows === undefined || columns === undefined || sizes.length !== (coordinate ? 3 : 2))
    throw formatError(
      FORMAT,
      `Line ${line} has ${sizes.length} sizes; a ${layout} file has ${coordinate ? 3 : 2}.`,
      line,
    )
  if (symmetry !== 'general' && rows !== columns)
    throw formatError(FORMAT, `Line ${line}: a matrix of ${rows} rows and ${columns} columns is not ${symmetry}.`, line)
  const lines = entries ?? arrayLines(symmetry, rows, columns)
  const least = (coordinate ? 4 : 0) + WIDTHS[field]
  const room = Math.floor((size - dataAt + 1) / least)
  if (lines > room)
    throw formatError(
      FORMAT,
      `Line ${line} promises ${lines} entries, but only ${size - dataAt} bytes follow: the file is cut off.`,
      line,
    )
  return { ...kind, shape: [rows, columns], lines, dataAt, line: line + 1 }
}

/** Fewest bytes of the value on a line, with the blank or the line end behind each number. */
const WIDTHS = { real: 2, integer: 2, 'unsigned-integer': 2, complex: 4, pattern: 0 } as const

/** Entries that an array file holds: all of them, or the lower triangle with or without the diagonal. */
function arrayLines(symmetry: MatrixMarketHeader['symmetry'], rows: number, columns: number): number {
  if (symmetry === 'general') return rows * columns
  return (rows * (symmetry === 'skew-symmetric' ? rows - 1 : rows + 1)) / 2
}
