import type { ByteSource } from '@freecurve/core'

/** All bytes of a file. */
export const readWhole = (file: ByteSource): Promise<Uint8Array> => file.read(0, file.size)
