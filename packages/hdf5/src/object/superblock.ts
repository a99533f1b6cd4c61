import type { ByteSource } from '@freecurve/core'
import { formatError } from '@freecurve/spectra-io'

/** First bytes of an HDF5 superblock. */
const SIGNATURE = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a]

/** Bytes before a superblock may be 0, 512, 1024, 2048, …: a block that belongs to somebody else, such as MATLAB's. */
const FIRST_STEP = 512

/** Where things are counted from, and how wide the numbers are that say where they are. */
export interface Superblock {
  /** Offset of the superblock: addresses are counted from there. */
  readonly base: number
  /** Bytes per address. */
  readonly addressSize: number
  /** Bytes per length. */
  readonly lengthSize: number
}

/** Offset of the superblock in the first bytes of a file; undefined where there is none. */
export function superblockIn(head: Uint8Array): number | undefined {
  for (let at = 0; at + SIGNATURE.length <= head.length; at = at === 0 ? FIRST_STEP : 2 * at)
    if (SIGNATURE.every((byte, k) => head[at + k] === byte)) return at
  return undefined
}

/** Bytes of a superblock up to the sizes that are wanted of it. */
const NEEDED = 16

/**
 * Finds the superblock (HDF5 file format specification, II.A; versions 0 to 3).
 *
 * @throws E_FILE_FORMAT
 */
export async function readSuperblock(file: ByteSource): Promise<Superblock> {
  const head = await file.read(0, Math.min(2 ** 16, file.size))
  const base = superblockIn(head)
  if (base === undefined)
    throw formatError('hdf5', 'There is no HDF5 signature at byte 0, 512, 1024, …: this is no HDF5 file.')
  const bytes = await file.read(base, Math.min(base + NEEDED, file.size))
  const version = bytes[8] ?? 4
  if (bytes.length < NEEDED || version > 3)
    throw formatError('hdf5', `A superblock of version ${version} is not known, or the file is cut off.`, base)
  const at = version < 2 ? 13 : 9
  const [addressSize, lengthSize] = [bytes[at]!, bytes[at + 1]!]
  const good = (size: number) => size === 2 || size === 4 || size === 8
  if (!good(addressSize) || !good(lengthSize))
    throw formatError(
      'hdf5',
      `Addresses of ${addressSize} and lengths of ${lengthSize} bytes are not known.`,
      base + at,
    )
  return { base, addressSize, lengthSize }
}
