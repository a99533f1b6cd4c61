import { FreecurveError, type OptionValues } from '@freecurve/core'
import { parseSettings } from '../parse-lists.ts'
import type { ModelFile } from './read-model.ts'

/**
 * The options of a model's adapter: those of its file, changed by `--as option=value,…`, with or without the adapter's id before them.
 * Throws E_OPTION_VALUE.
 */
export function optionsOfModel({ adapter, options }: ModelFile, as: string | undefined): OptionValues {
  if (as === undefined) return options
  const [first = '', ...rest] = as.split(',').map((part) => part.trim())
  if (!first.includes('=') && first !== adapter)
    throw new FreecurveError(
      'E_OPTION_VALUE',
      `--as ${first} is another matrix than the model's, which is for the adapter ${adapter}. --as changes the adapter's options: --as option=value.`,
      { option: 'as', got: as },
    )
  const settings = first === adapter ? rest : [first, ...rest]
  return {
    ...options,
    ...parseSettings(settings, 'as', 'options of the adapter, each once, e.g. --as matrix=gauss-newton'),
  }
}
