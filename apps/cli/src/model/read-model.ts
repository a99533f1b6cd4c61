import { type ByteSource, FreecurveError, MODEL_SCHEMA, type OptionValues } from '@freecurve/core'
import { jsonObjectIn, saysSchema } from '../files/json-object-in.ts'

/** The schema of model files, in any version; a solidus may be escaped in JSON. */
const SIGN = /freecurve\\?\/model@/

const EXAMPLE = `A model file is JSON that begins with {"schema": "${MODEL_SCHEMA}", "adapter": …}; --help shows one.`

/** What a model file says. */
export interface ModelFile {
  /** Id of a model adapter. */
  readonly adapter: string
  readonly options: OptionValues
  /** All other fields, which are the adapter's. */
  readonly description: { readonly [field: string]: unknown }
}

/**
 * The model that an open file describes, or null for a file that is meant for something else. Throws E_FILE_READ, E_MODEL.
 *
 * @param path for messages
 * @param wanted whether nothing but a model will do: then E_FILE_FORMAT tells what is wrong with an empty file or a JSON object that cannot
 *   be parsed, and E_MODEL that its schema is missing
 */
export async function modelIn(file: ByteSource, path: string, wanted = false): Promise<ModelFile | null> {
  if (wanted && file.size === 0)
    throw new FreecurveError('E_FILE_FORMAT', `${path} is empty: it has 0 bytes. ${EXAMPLE}`, { format: 'json' })
  const object = await jsonObjectIn(file, path, { sign: SIGN, wanted })
  if (wanted && object !== null && object.schema === undefined)
    throw new FreecurveError('E_MODEL', `${path} has no field "schema". ${EXAMPLE}`, { path: 'schema' })
  if (object === null || !saysSchema(object, MODEL_SCHEMA)) return null
  const { schema, adapter, options = {}, ...description } = object
  if (schema !== MODEL_SCHEMA) throw wrong(path, 'schema', schema, `"${MODEL_SCHEMA}"`)
  if (typeof adapter !== 'string') throw wrong(path, 'adapter', adapter, 'the id of a model adapter, such as "hessian"')
  if (!isOptions(options))
    throw wrong(path, 'options', options, 'a record of numbers and texts, such as {"matrix": "hessian"}')
  return { adapter, options, description }
}

const isOptions = (options: unknown): options is OptionValues =>
  typeof options === 'object' &&
  options !== null &&
  !Array.isArray(options) &&
  Object.values(options).every((value) => value === null || typeof value === 'number' || typeof value === 'string')

const wrong = (path: string, field: string, got: unknown, wanted: string) =>
  new FreecurveError('E_MODEL', `"${field}" of the model in ${path} must be ${wanted}; got ${JSON.stringify(got)}.`, {
    path: field,
    got,
  })
