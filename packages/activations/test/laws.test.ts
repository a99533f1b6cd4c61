import { modelAdapterLaws } from '@freecurve/core/testing'
import { describe, it } from 'vitest'
import { activations } from '../src/index.ts'

describe('activations', () => {
  for (const law of modelAdapterLaws(activations)) it(law.name, law.check)
})
