import { CURVE_SCHEMA } from '@freecurve/core'
import { readBytes } from './read-bytes.ts'

/** Whether a file is meant for a curve: a JSON object that names a family or says so in its schema. What cannot be read is none. */
export async function isCurveFile(path: string): Promise<boolean> {
  const text = new TextDecoder().decode(await readBytes(path))
  if (!text.trimStart().startsWith('{')) return false
  try {
    const { schema, family } = JSON.parse(text)
    return family !== undefined || (typeof schema === 'string' && schema.startsWith(CURVE_SCHEMA.replace(/\d+$/, '')))
  } catch {
    return false
  }
}
