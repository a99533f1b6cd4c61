import { createRegistry } from '@freecurve/core'
import { curveFamilyLaws, flowLaws } from '@freecurve/core/testing'
import { freeFlow } from '@freecurve/evolution'
import * as read from '@freecurve/law'
import { describe, it } from 'vitest'
import plugin from '../index.js'

const family = createRegistry([plugin]).get('curve-family', 'shifted-marchenko-pastur')

describe.each([
  ['as a family', curveFamilyLaws(family, freeFlow, read)],
  ['under the free flow', flowLaws(freeFlow, [family], read)],
] as const)('%s', (_, laws) => {
  it.each(laws.map((law) => [law.name, law] as const))('%s', (_name, law) => {
    law.check()
  })
})
