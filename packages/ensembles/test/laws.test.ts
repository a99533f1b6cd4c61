import { ensembleLaws } from '@freecurve/core/testing'
import { freeFlow } from '@freecurve/evolution'
import * as read from '@freecurve/law'
import { describe, it } from 'vitest'
import { ensembles } from './every-ensemble.ts'

describe.each(ensembles.map((ensemble) => [ensemble.id, ensembleLaws(ensemble, freeFlow, read)] as const))(
  '%s',
  (_id, laws) => {
    it.each(laws.map((law) => [law.name, law] as const))('%s', (_name, law) => {
      law.check()
    })
  },
)
