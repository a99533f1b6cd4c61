import type { ByteSource } from '@freecurve/core'

/** A file that is read from its first byte to its last, and no other way: deflated bytes too many to be held. */
export interface OneWaySource extends ByteSource {
  /** Begins to read it. */
  pass(): Pass
}

/** One reading of such a file. `read` is cheap where it begins no earlier than the one before it began. */
export interface Pass extends ByteSource {
  /** Says that all wanted is read; rejects where the whole is damaged. */
  end(): Promise<void>
  /** Lets go of what it holds, read or not. */
  close(): Promise<void>
}

const isOneWay = (file: ByteSource): file is OneWaySource => 'pass' in file

/**
 * Runs work that reads a file at ascending offsets; one that can only be read in turn is then read once, whatever is wanted of it.
 *
 * @throws what the work throws, and E_FILE_FORMAT where such a file turns out to be damaged.
 */
export async function inOnePass<R>(file: ByteSource, work: (file: ByteSource) => Promise<R>): Promise<R> {
  if (!isOneWay(file)) return work(file)
  const pass = file.pass()
  try {
    const result = await work(pass)
    await pass.end()
    return result
  } finally {
    await pass.close()
  }
}
