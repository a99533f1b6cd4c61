import { FreecurveError, type OptionValues } from '@freecurve/core'

const refuse = (option: string, got: string, example: string) =>
  new FreecurveError('E_OPTION_VALUE', `--${option} wants numbers, e.g. ${example}; got "${got}".`, { option, got })

/** `1,2.5,1e4` as numbers. Throws E_OPTION_VALUE. */
export function parseNumbers(option: string, text: string, example: string): readonly number[] {
  return text.split(',').map((part) => {
    const value = Number(part)
    if (part.trim() === '' || !Number.isFinite(value)) throw refuse(option, text, example)
    return value
  })
}

/** {@link parseNumbers} for numbers that must differ. Throws E_OPTION_VALUE. */
export function parseDistinctNumbers(option: string, text: string, example: string): readonly number[] {
  const values = parseNumbers(option, text, example)
  const twice = values.find((value, k) => values.indexOf(value) < k)
  if (twice === undefined) return values
  throw new FreecurveError('E_OPTION_VALUE', `--${option} names ${twice} twice; name each number once.`, {
    option,
    got: text,
  })
}

/** `re,im;re,im` as pairs. Throws E_OPTION_VALUE. */
export function parsePairs(option: string, text: string, example: string): readonly (readonly [number, number])[] {
  return text.split(';').map((part) => {
    const [re, im, ...more] = parseNumbers(option, part, example)
    if (re === undefined || im === undefined || more.length > 0) throw refuse(option, text, example)
    return [re, im] as const
  })
}

/** `name=value` settings of an option as a record. Throws E_OPTION_VALUE for a text without =, or a name given twice. */
export function parseSettings(
  settings: readonly string[],
  option = 'set',
  wanted = 'name=value, each name once, e.g. --set smoothness=0.1',
): OptionValues {
  // Without a prototype, so that __proto__ is a name like any other.
  const values: { [name: string]: string } = Object.create(null)
  for (const setting of settings) {
    const at = setting.indexOf('=')
    const name = setting.slice(0, at).trim()
    if (at < 1 || Object.hasOwn(values, name))
      throw new FreecurveError('E_OPTION_VALUE', `--${option} wants ${wanted}; got "${setting}".`, {
        option,
        got: setting,
      })
    values[name] = setting.slice(at + 1)
  }
  return values
}
