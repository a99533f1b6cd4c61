import type { NumberArray, StoredArray } from '@freecurve/core'
import { isShape } from '../arrays/is-shape.ts'
import { sparseArray } from '../arrays/sparse-array.ts'
import { formatError } from '../format-error.ts'
import { openNpy } from '../npy/open-npy.ts'
import type { NpzMember } from './reader.ts'
import { SPARSE_LAYOUTS } from './sparse-layouts.ts'
import { withinMember } from './within-member.ts'

/** Longest name of a layout, in bytes: far more than any takes. */
const LONGEST_NAME = 64

/**
 * The matrix in an archive of scipy.sparse.save_npz, which has the members format, shape, data and those of its layout; undefined for any
 * other archive.
 *
 * @param fileSize bytes of the archive.
 * @throws E_FILE_FORMAT for a layout that is unknown, and parts that do not fit together.
 */
export async function openSparse(
  members: ReadonlyMap<string, NpzMember>,
  fileSize: number,
): Promise<StoredArray | undefined> {
  const name = await nameOf(members.get('format'))
  const [data, sizes] = [members.get('data'), members.get('shape')]
  if (name === undefined || data === undefined || sizes === undefined) return undefined
  const layout = SPARSE_LAYOUTS.get(name)
  if (layout === undefined)
    throw formatError('npz', `The sparse matrix has the unknown layout "${name}". Save it with matrix.tocsr().`)
  const shape = Array.from((await numbersOf(sizes)).values)
  const [rows, columns] = shape
  if (!isShape(shape) || shape.length !== 2 || !(rows! < 2 ** 32 && columns! < 2 ** 32))
    throw formatError('npz', `A sparse array of shape [${shape.join(', ')}] is no matrix.`)
  const part = async (key: string): Promise<NumberArray> => {
    const member = members.get(key)
    if (member === undefined) throw formatError('npz', `The sparse matrix lacks its part "${key}".`)
    return numbersOf(member)
  }
  const [stored] = await withinMember(data.source.name, () => openNpy(data.source, data.header))
  const matrix = { format: 'npz', key: '', type: stored!.type, shape: [rows!, columns!] as const, fileSize }
  return sparseArray(matrix, () => layout(part, matrix.shape))
}

/** A single text, such as b'csr', as Latin letters. */
async function nameOf(member: NpzMember | undefined): Promise<string | undefined> {
  if (member === undefined) return undefined
  const { header, source } = member
  const isText = typeof header.descr === 'string' && /^[<>|][SU]\d+$/.test(header.descr)
  if (!isText || header.shape.length > 0 || source.size - header.dataAt > LONGEST_NAME) return undefined
  const bytes = await source.read(header.dataAt, source.size)
  return String.fromCharCode(...bytes.filter((byte) => byte > 0))
}

async function numbersOf({ source, header }: NpzMember): Promise<NumberArray> {
  return withinMember(source.name, async () => {
    const [array, ...more] = await openNpy(source, header)
    if (array === undefined || more.length > 0 || array.entries !== undefined)
      throw formatError('npz', 'A part of a sparse matrix holds records.')
    return array.read()
  })
}
