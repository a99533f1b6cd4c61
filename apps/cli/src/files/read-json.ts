import { type ByteSource, FreecurveError, messageOf } from '@freecurve/core'
import { withFile } from '@freecurve/spectra-io/node'
import { sentence } from '../sentence.ts'

/** Parsed JSON of a file. Throws E_FILE_READ, and E_FILE_FORMAT for what is no JSON. */
export const readJson = (path: string): Promise<unknown> => withFile(path, (file) => jsonIn(file, path))

/** Parsed JSON of a file that is open; its path is for messages. Throws as {@link readJson}. */
export async function jsonIn(file: ByteSource, path: string): Promise<unknown> {
  const text = new TextDecoder().decode(await file.read(0, file.size))
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new FreecurveError(
      'E_FILE_FORMAT',
      `${path} is not JSON: ${sentence(messageOf(cause))}`,
      { format: 'json' },
      { cause },
    )
  }
}
