import type { ByteSource } from '@freecurve/core'
import { failureError } from './failure-error.ts'
import { createLibrary } from './library.js'
import type { Library, Parts, Walk } from './types.ts'

let library: Promise<Library> | undefined

/** Runs the library in this thread, on all the bytes of the file. Nothing can stop it here. */
export async function askHere(file: ByteSource, id: number) {
  const bytes = await file.read(0, file.size)
  const source = {
    id,
    size: file.size,
    readAt: (buffer: Uint8Array, offset: number, length: number, position: number) =>
      buffer.set(bytes.subarray(position, position + length), offset),
  }
  return async (wanted: Parts | undefined): Promise<Walk | Uint8Array> => {
    library ??= createLibrary()
    try {
      return (await library)({ source, wanted })
    } catch (error) {
      throw failureError(error as Error, error)
    }
  }
}
