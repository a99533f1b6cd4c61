import { algebraicCurve, freeLevyCurve, populationCurve } from '@freecurve/curves'
import { describe, expect, it } from 'vitest'
import { deformedFlow, freeFlow } from '../src/index.ts'

const thrown = (code: string) => expect.objectContaining({ code }) as Error
const population = populationCurve({ values: [2, 5.5], weights: [0.75, 0.25], aspectRatio: 0.05 })
const poisson = freeLevyCurve({ a: 0, sigma2: 0, rates: [0.6, 0.2], jumps: [0.25, 0.6875] })
const blind = (curve: typeof population | typeof poisson) => algebraicCurve(curve.polynomial().coefficients)

describe.each([
  ['free', freeFlow, 'parameters', poisson, {}],
  ['free', freeFlow, 'coefficients', blind(poisson), {}],
  ['deformed', deformedFlow, 'parameters', population, {}],
  ['deformed', deformedFlow, 'coefficients', blind(population), { aspectRatio: 0.05 }],
] as const)('the %s flow', (_flow, flow, kind, curve, options) => {
  it.each([
    [Number.NaN, 2],
    [1, Number.NaN],
    [0, 2],
    [-1, 2],
    [Infinity, Infinity],
    [8, 1],
  ])(`refuses events from %d to %d, from ${kind}`, (from, to) => {
    expect(() => flow.events(curve, from, to, options)).toThrow(thrown('E_TARGET'))
  })

  it(`takes no option it does not know, from ${kind}`, () => {
    const more = { ...options, foo: 1 }
    expect(() => flow.carry(curve, 2, more)).toThrow(thrown('E_OPTION_UNKNOWN'))
    expect(() => flow.events(curve, 1, 2, more)).toThrow(thrown('E_OPTION_UNKNOWN'))
    expect(() => flow.horizon(curve, more)).toThrow(thrown('E_OPTION_UNKNOWN'))
  })

  it(`has events up to Infinity, or none it can tell, from ${kind}`, () => {
    const events = flow.events(curve, 1, Infinity, options)
    if (kind === 'parameters') expect(events).toEqual(flow.events(curve, 1, 1e9, options))
    else expect(events).toBeNull()
    expect(flow.events(curve, 1, 1, options)).toEqual([])
  })
})
