import { modelAdapterLaws } from '@freecurve/core/testing'
import { describe, it } from 'vitest'
import { activations, tangentKernelAdapter } from '../src/index.ts'

describe.each([activations, tangentKernelAdapter].map((adapter) => [adapter.id, adapter] as const))(
  '%s',
  (_, adapter) => {
    for (const law of modelAdapterLaws(adapter)) it(law.name, law.check)
  },
)
