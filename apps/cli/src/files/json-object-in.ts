import { readBytes } from './read-bytes.ts'

/** First bytes that tell a JSON object from other files. */
const HEAD = 400

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes).trimStart()

/** The JSON object that a file holds; null for any other file, and for one that cannot be parsed. Throws E_FILE_READ. */
export async function jsonObjectIn(path: string): Promise<{ readonly [field: string]: unknown } | null> {
  if (!textOf(await readBytes(path, HEAD)).startsWith('{')) return null
  try {
    return JSON.parse(textOf(await readBytes(path)))
  } catch {
    return null
  }
}

/** Whether an object says that it follows a schema, in any version of it. */
export const saysSchema = ({ schema }: { readonly [field: string]: unknown }, wanted: string): boolean =>
  typeof schema === 'string' && schema.startsWith(wanted.replace(/\d+$/, ''))
