import { CURVE_SCHEMA } from '@freecurve/core'
import { readBytes } from './read-bytes.ts'

/** First bytes that tell a JSON object from other files. */
const HEAD = 400

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes).trimStart()

/** Whether a file is meant for a curve: a JSON object that names a family or says so in its schema. What cannot be read is none. */
export async function isCurveFile(path: string): Promise<boolean> {
  if (!textOf(await readBytes(path, HEAD)).startsWith('{')) return false
  try {
    const { schema, family } = JSON.parse(textOf(await readBytes(path)))
    return family !== undefined || (typeof schema === 'string' && schema.startsWith(CURVE_SCHEMA.replace(/\d+$/, '')))
  } catch {
    return false
  }
}
