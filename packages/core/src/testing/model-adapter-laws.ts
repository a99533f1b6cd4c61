import type { ModelAdapter } from '../model-adapter.ts'
import { mustRefuse, type TestedLaw } from './law.ts'

/** What an adapter owes without knowing its model: an input that is no model is refused, not guessed at. */
export function modelAdapterLaws(adapter: ModelAdapter<unknown>): readonly TestedLaw[] {
  return [
    {
      name: 'what is no model is refused',
      check: () => {
        for (const input of [null, 3, {}, []])
          mustRefuse(`${JSON.stringify(input)} as a model`, ['E_DOMAIN', 'E_MATRIX'], () => adapter.source(input))
      },
    },
  ]
}
