import { readFileSync } from 'node:fs'
import { createSpectrum } from '@freecurve/core'
import { toJsonSchema } from '@valibot/to-json-schema'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { decompress, evolve, readCurve, standardRegistry } from '../src/index.ts'
import { evolutionSchema, reportSchema, schemas } from '../src/schemas.ts'

const spectrum = createSpectrum([standardRegistry.get('ensemble', 'marchenko-pastur').sample(120, 1)])
const { report } = decompress(standardRegistry, { spectrum, sizes: [60, 480] })
const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe('schemas', () => {
  it.each(Object.entries(schemas))('%s is published as it is', (name, schema) => {
    const published = JSON.parse(readFileSync(new URL(`../schemas/${name}.json`, import.meta.url), 'utf8'))
    // After a change: npm run schemas
    expect(published).toEqual(throughJson(toJsonSchema(schema)))
  })

  it('a report fits its schema', () => {
    expect(v.safeParse(reportSchema, throughJson({ version: '0', ...report, seed: null })).issues).toBeUndefined()
  })

  it('a hard edge, where the density diverges, fits as well', () => {
    const content = {
      schema: 'freecurve/curve@1',
      family: 'free-levy',
      parameters: { a: 0, sigma2: 0, rates: [1], jumps: [1] },
    }
    const { carried: _, ...evolution } = evolve(standardRegistry, {
      curve: readCurve(standardRegistry, content),
      ratios: [1, 2],
      report: { stieltjes: [[1, 0.5]] },
    })
    const full = throughJson({ schema: 'freecurve/evolution@1', version: '0', ...evolution })
    expect(v.safeParse(evolutionSchema, full).issues).toBeUndefined()
    expect(evolution.laws[0]!.density[0]![1]).toBeNull()
  })

  it('a report without its mass does not fit', () => {
    const [first, ...rest] = report.sizes
    const { mass: _, ...without } = first!
    expect(
      v.safeParse(reportSchema, throughJson({ version: '0', ...report, sizes: [without, ...rest], seed: null }))
        .success,
    ).toBe(false)
  })
})
