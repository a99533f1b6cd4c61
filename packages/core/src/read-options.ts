import { FreecurveError } from './error.ts'
import { likeliest } from './likeliest.ts'
import type { OptionSpec, OptionTable, OptionValues, Plugin } from './plugin.ts'

/** Values for every option in a table, with the types the table declares. */
export type ReadOptions<T extends OptionTable> = {
  readonly [K in keyof T]: T[K] extends { readonly type: 'number' | 'integer' }
    ? T[K]['default'] extends number
      ? number
      : number | null
    : T[K] extends { readonly type: 'choice' }
      ? T[K]['choices'][number]
      : string | null
}

/**
 * The given options with defaults filled in. Texts are read as numbers where the table wants numbers, as the CLI's
 * `--set name=value` gives them, and numbers as texts where it wants texts, as JSON gives them.
 *
 * @throws E_OPTION_UNKNOWN for an option that is not in the table, E_OPTION_VALUE for a value that does not fit.
 */
export function readOptions<T extends OptionTable>(
  plugin: Pick<Plugin, 'kind' | 'id'> & { readonly options?: T },
  given: OptionValues = {},
): ReadOptions<T> {
  const table: OptionTable = plugin.options ?? {}
  const known = Object.keys(table)
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(table, name))
  const meant = unknown === undefined ? undefined : likeliest(unknown, known)
  if (unknown !== undefined)
    throw new FreecurveError(
      'E_OPTION_UNKNOWN',
      `${plugin.kind} "${plugin.id}" has no option "${unknown}". ${known.length === 0 ? 'It has none.' : `It reads: ${known.join(', ')}.`}${meant === undefined ? '' : ` Did you mean ${meant}?`}`,
      { option: unknown, known },
    )
  const entries = known.map((name) => [name, readOption(plugin, name, table[name] as OptionSpec, given[name])])
  return Object.freeze(Object.fromEntries(entries))
}

function readOption(
  plugin: Pick<Plugin, 'kind' | 'id'>,
  name: string,
  spec: OptionSpec,
  given: number | string | null | undefined,
): number | string | null {
  if (given === undefined || (given === null && spec.default === null)) return spec.default
  const refuse = (wanted: string) =>
    new FreecurveError(
      'E_OPTION_VALUE',
      `Option "${name}" of ${plugin.kind} "${plugin.id}" must be ${wanted}; got ${JSON.stringify(given)}. It is: ${spec.doc}.`,
      { option: name, got: given },
    )
  if (spec.type === 'choice') {
    if (typeof given !== 'string' || !spec.choices.includes(given)) throw refuse(`one of ${spec.choices.join(', ')}`)
    return given
  }
  if (spec.type === 'text') {
    if (typeof given === 'number' && Number.isFinite(given)) return String(given)
    if (typeof given !== 'string') throw refuse('a text')
    return given
  }
  const value = typeof given === 'string' && given.trim() !== '' ? Number(given) : given
  const { min = -Infinity, max = Infinity } = spec
  const whole = spec.type === 'integer'
  if (
    typeof value !== 'number' ||
    !Number.isFinite(value) ||
    (whole && !Number.isInteger(value)) ||
    value < min ||
    value > max
  )
    throw refuse(`${whole ? 'a whole number' : 'a number'} from ${min} to ${max}`)
  return value
}
