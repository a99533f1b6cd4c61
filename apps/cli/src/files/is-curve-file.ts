import { CURVE_SCHEMA } from '@freecurve/core'
import { withFile } from '@freecurve/spectra-io/node'
import { jsonObjectIn, saysSchema } from './json-object-in.ts'

/** A field or a schema that curve files have; a solidus may be escaped in JSON. */
const SIGN = /"family"|freecurve\\?\/curve@/

/** Whether a file is meant for a curve: a JSON object that names a family or says so in its schema. Throws E_FILE_READ. */
export async function isCurveFile(path: string): Promise<boolean> {
  const object = await withFile(path, (file) => jsonObjectIn(file, path, { sign: SIGN }))
  return object !== null && (object.family !== undefined || saysSchema(object, CURVE_SCHEMA))
}
