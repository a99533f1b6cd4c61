import { FreecurveError, type OptionValues } from '@freecurve/core'

/** How a matrix is made of what a file holds. */
export interface ViewChoice {
  /** Id of a matrix view. */
  readonly id: string
  readonly options: OptionValues
}

/** `gram` or `gram,of=columns,centred=yes`. Throws E_OPTION_VALUE. */
export function parseView(text: string): ViewChoice {
  const [id = '', ...settings] = text.split(',').map((part) => part.trim())
  const options: { [name: string]: string } = Object.create(null)
  for (const setting of settings) {
    const at = setting.indexOf('=')
    const name = setting.slice(0, at).trim()
    if (at < 1 || Object.hasOwn(options, name))
      throw new FreecurveError(
        'E_OPTION_VALUE',
        `--as wants a view and its options, each once, e.g. --as gram,of=columns; got "${text}".`,
        { option: 'as', got: text },
      )
    options[name] = setting.slice(at + 1)
  }
  return { id, options }
}
