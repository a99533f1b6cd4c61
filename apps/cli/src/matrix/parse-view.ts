import type { OptionValues } from '@freecurve/core'
import { parseSettings } from '../parse-lists.ts'

/** How a matrix is made of what a file holds. */
export interface ViewChoice {
  /** Id of a matrix view. */
  readonly id: string
  readonly options: OptionValues
}

/** `gram` or `gram,of=columns,centred=yes`. Throws E_OPTION_VALUE. */
export function parseView(text: string): ViewChoice {
  const [id = '', ...settings] = text.split(',').map((part) => part.trim())
  const options = parseSettings(settings, 'as', 'a view and its options, each once, e.g. --as gram,of=columns')
  return { id, options }
}
