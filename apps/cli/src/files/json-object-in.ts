import { FreecurveError } from '@freecurve/core'
import { readBytes } from './read-bytes.ts'
import { readJson } from './read-json.ts'

/** First bytes that tell a JSON object from other files. */
const HEAD = 400

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes).trimStart()

/**
 * The JSON object that a file holds; null for any other file. One that starts as an object but cannot be parsed is a file of another kind
 * too, unless an object is `wanted`: then it is refused. Throws E_FILE_READ; E_FILE_FORMAT.
 */
export async function jsonObjectIn(
  path: string,
  wanted = false,
): Promise<{ readonly [field: string]: unknown } | null> {
  if (!textOf(await readBytes(path, HEAD)).startsWith('{')) return null
  try {
    return (await readJson(path)) as { readonly [field: string]: unknown }
  } catch (cause) {
    if (wanted || !(cause instanceof FreecurveError && cause.code === 'E_FILE_FORMAT')) throw cause
    return null
  }
}

/** Whether an object says that it follows a schema, in any version of it. */
export const saysSchema = ({ schema }: { readonly [field: string]: unknown }, wanted: string): boolean =>
  typeof schema === 'string' && schema.startsWith(wanted.replace(/\d+$/, ''))
