import { createHash } from 'node:crypto'
import type { ByteSource } from '@freecurve/core'

/** Bytes that are read at a time. */
const PIECE = 2 ** 22

/** SHA-256 of all bytes of a file, in hex. */
export async function checksumOf(file: ByteSource): Promise<string> {
  const hash = createHash('sha256')
  for (let from = 0; from < file.size; from += PIECE)
    hash.update(await file.read(from, Math.min(file.size, from + PIECE)))
  return hash.digest('hex')
}
