import type { ByteSource } from '@freecurve/core'
import { askHere } from './ask-here.ts'
import { askWorker } from './ask-worker.ts'
import type { Parts, Walk } from './types.ts'

/** The questions that can be put to the HDF5 library about one file. They reject with E_FILE_FORMAT and E_FILE_SUPPORT. */
export interface Hdf5File {
  walk(): Promise<Walk>
  /** The bytes of the parts, one after the other, each in row-major order. */
  read(wanted: Parts): Promise<Uint8Array>
}

/** Files are told apart by number, so that the library may keep one open between two questions. */
let opened = 0

/**
 * Opens a file with the HDF5 library: in a worker thread where there is Node, which ends it where it takes longer than the time limit;
 * elsewhere in this thread, which had better be a worker.
 *
 * @param timeLimit seconds for one question.
 */
export async function openWithLibrary(file: ByteSource, timeLimit: number): Promise<Hdf5File> {
  opened++
  const inNode = globalThis.process?.versions?.node !== undefined
  const ask = await (inNode ? askWorker : askHere)(file, opened, timeLimit)
  return {
    walk: async () => (await ask(undefined)) as Walk,
    read: async (wanted) => (await ask(wanted)) as Uint8Array,
  }
}
