import { CURVE_SCHEMA, type Curve, type CurveFile, callPlugin, FreecurveError, type Registry } from '@freecurve/core'

/**
 * A curve from the parsed content of a curve file; the family it names reads its own fields. Formulas must have been expanded
 * (`expandFormula` of @freecurve/curves/formula) before.
 *
 * @throws E_CURVE for another schema or a field that is wrong, E_PLUGIN_UNKNOWN for a family that is not there.
 */
export function readCurve(registry: Registry, content: unknown): Curve {
  const file = content as CurveFile
  const example = `For example {"schema":"${CURVE_SCHEMA}","family":"free-levy","parameters":{"a":0,"sigma2":1,"rates":[],"jumps":[]}}.`
  if (typeof content !== 'object' || content === null || Array.isArray(content))
    throw new FreecurveError('E_CURVE', `A curve file holds one JSON object. ${example}`, { path: '', got: content })
  if (file.schema !== CURVE_SCHEMA)
    throw new FreecurveError(
      'E_CURVE',
      `A curve file says "schema": "${CURVE_SCHEMA}"; this one says ${JSON.stringify(file.schema)}. ${example}`,
      { path: 'schema', got: file.schema },
    )
  if (typeof file.family !== 'string')
    throw new FreecurveError(
      'E_CURVE',
      `A curve file names its family; got ${JSON.stringify(file.family)}. ${example}`,
      { path: 'family', got: file.family },
    )
  const family = registry.get('curve-family', file.family)
  return callPlugin(family, () => family.fromJSON(file))
}
