import type { OptionValues } from '@freecurve/core'
import { short } from './numbers.ts'

/** The flow with its options, e.g. "deformed, aspectRatio 0.1". */
export const flowLine = (flow: string, options: OptionValues): string =>
  [
    flow,
    ...Object.entries(options).flatMap(([name, value]) =>
      value === null ? [] : [`${name} ${typeof value === 'number' ? short(value) : value}`],
    ),
  ].join(', ')
