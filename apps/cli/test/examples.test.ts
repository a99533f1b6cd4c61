import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { withFile } from '@freecurve/spectra-io/node'
import { describe, expect, it } from 'vitest'
import { withModelHost } from '../src/model/model-host.ts'
import { modelIn } from '../src/model/read-model.ts'
import { shippedRegistry } from '../src/plugins/shipped-registry.ts'

const EXAMPLES = join(import.meta.dirname, '../../../examples/models')
const NAMES = ['model.json', 'hessian.json', 'activations.json']
/** Enough to open a model of adapter `activations`, which runs its network over all of its samples: half a minute for the published one. */
const FEW = 20
/** The digits alone, 10 000 images in JSON, take seconds to read. */
const PATIENCE = 60_000

const models = readdirSync(EXAMPLES)
  .flatMap((folder) => NAMES.map((name) => join(folder, name)))
  .filter((name) => existsSync(join(EXAMPLES, name)))

describe('the models of examples/models', () => {
  it('are found', () => {
    expect(models).toEqual(expect.arrayContaining(['hessian/model.json', 'denoiser/activations.json']))
  })

  it.each(models)(
    '%s opens as a matrix with a size',
    async (name) => {
      const path = join(EXAMPLES, name)
      const { adapter, options, description } = (await withFile(path, (file) => modelIn(file, path, true)))!
      const { data } = description as { readonly data: object }
      const described = adapter === 'activations' ? { ...description, data: { ...data, samples: FEW } } : description
      await withModelHost(shippedRegistry, dirname(path), description, async ({ host }) => {
        const { size } = await shippedRegistry.get('model-adapter', adapter).open(described, host, options)
        expect(Number.isSafeInteger(size) && size > 0).toBe(true)
      })
    },
    PATIENCE,
  )
})
