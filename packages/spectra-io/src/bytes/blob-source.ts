import type { ByteSource } from '@freecurve/core'

/** A Blob, or a File that was dropped on a page, as a {@link ByteSource}: pieces are read from disk as they are asked for. */
export const blobSource = (blob: Blob, name: string): ByteSource =>
  Object.freeze({
    name,
    size: blob.size,
    read: async (from: number, to: number) => new Uint8Array(await blob.slice(from, to).arrayBuffer()),
  })
