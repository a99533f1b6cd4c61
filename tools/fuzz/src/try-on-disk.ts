import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SpectrumReader } from '@freecurve/core'
import { type ReadOutcome, tryReader } from '@freecurve/core/testing'
import { withFile } from '@freecurve/spectra-io/node'

/** Has a reader read bytes from a file on disk, as the command line does; the file is taken away again. */
export async function tryOnDisk(reader: SpectrumReader, bytes: Uint8Array, folder: string): Promise<ReadOutcome> {
  const path = join(folder, 'input')
  writeFileSync(path, bytes)
  try {
    return await withFile(path, (file) => tryReader(reader, bytes, file))
  } finally {
    rmSync(path)
  }
}
