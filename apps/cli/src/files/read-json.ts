import { FreecurveError, messageOf } from '@freecurve/core'
import { sentence } from '../sentence.ts'
import { readBytes } from './read-bytes.ts'

/** Parsed JSON of a file. Throws E_FILE_READ, and E_FILE_FORMAT for what is no JSON. */
export async function readJson(path: string): Promise<unknown> {
  const text = new TextDecoder().decode(await readBytes(path))
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
