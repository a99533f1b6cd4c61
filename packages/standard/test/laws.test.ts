import { registryLaws } from '@freecurve/core/testing'
import * as read from '@freecurve/law'
import { describe, it } from 'vitest'
import { standardRegistry } from '../src/index.ts'

describe.each(
  registryLaws(standardRegistry, read).map(({ plugin, laws }) => [`${plugin.kind} ${plugin.id}`, laws] as const),
)('%s', (_, laws) => {
  it.each(laws.map((law) => [law.name, law] as const))('%s', (_name, law) => law.check(), 60_000)
})
