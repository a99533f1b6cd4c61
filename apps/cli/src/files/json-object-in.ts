import { type ByteSource, FreecurveError } from '@freecurve/core'
import { jsonIn } from './read-json.ts'

/** First bytes in which a file shows what it is meant for. */
const HEAD = 2 ** 16

/** What an object is looked for. */
export interface ObjectSought {
  /** What stands in the first bytes of such an object: others are not parsed. */
  readonly sign: RegExp
  /** Whether nothing but an object will do: then it is parsed without a sign, and refused where it cannot be. @default false */
  readonly wanted?: boolean | undefined
}

/**
 * The JSON object that a file holds, if it shows the sign; null for any other file. One that starts as an object but cannot be parsed is a file
 * of another kind too, unless an object is wanted. Throws E_FILE_READ; E_FILE_FORMAT.
 *
 * @param path for messages
 */
export async function jsonObjectIn(
  file: ByteSource,
  path: string,
  { sign, wanted = false }: ObjectSought,
): Promise<{ readonly [field: string]: unknown } | null> {
  const head = new TextDecoder().decode(await file.read(0, Math.min(HEAD, file.size))).trimStart()
  if (!head.startsWith('{') || !(wanted || sign.test(head))) return null
  try {
    return (await jsonIn(file, path)) as { readonly [field: string]: unknown }
  } catch (cause) {
    if (wanted || !(cause instanceof FreecurveError && cause.code === 'E_FILE_FORMAT')) throw cause
    return null
  }
}

/** Whether an object says that it follows a schema, in any version of it. */
export const saysSchema = ({ schema }: { readonly [field: string]: unknown }, wanted: string): boolean =>
  typeof schema === 'string' && schema.startsWith(wanted.replace(/\d+$/, ''))
