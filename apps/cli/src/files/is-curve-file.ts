import { CURVE_SCHEMA } from '@freecurve/core'
import { jsonObjectIn, saysSchema } from './json-object-in.ts'

/** Whether a file is meant for a curve: a JSON object that names a family or says so in its schema. Throws E_FILE_READ. */
export async function isCurveFile(path: string): Promise<boolean> {
  const object = await jsonObjectIn(path)
  return object !== null && (object.family !== undefined || saysSchema(object, CURVE_SCHEMA))
}
