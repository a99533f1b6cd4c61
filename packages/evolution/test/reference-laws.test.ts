import { existsSync, readFileSync } from 'node:fs'
import type { FreeLevyParameters } from '@freecurve/core'
import {
  cdfAt,
  densityAt,
  edgesOf,
  freeCumulantsOf,
  logDeterminantOf,
  momentOf,
  pseudoLogDeterminantOf,
  quantileAt,
} from '@freecurve/law'
import { describe, expect, it } from 'vitest'
import { carryFreeLevy } from '../src/free/carry-free-levy.ts'
import { freeLevyEvents } from '../src/free/free-levy-events.ts'

/** Exact laws by 40-digit arithmetic; only where the project's shared folder is at hand. */
const FILE = '/work/shared/reference/laws.json'

type Pair = readonly [number, number]

interface Target {
  readonly ratio: number
  readonly edges: readonly number[]
  readonly atoms: readonly Pair[]
  readonly bulks: readonly { readonly mass_ac: number }[]
  readonly density: readonly Pair[]
  readonly cdf: readonly Pair[]
  readonly stieltjes: readonly (readonly [Pair, Pair])[]
  readonly free_cumulants: readonly number[]
  readonly moments: readonly number[]
  readonly quantiles: readonly Pair[]
  readonly logdet?: number
  readonly pseudo_logdet?: number
}

interface Case {
  readonly name: string
  readonly kind: string
  readonly initial: FreeLevyParameters & { readonly family: string }
  readonly targets: readonly Target[]
  readonly events: readonly { readonly type: string; readonly ratio: number; readonly x: number }[]
}

const cases: readonly Case[] = existsSync(FILE)
  ? JSON.parse(readFileSync(FILE, 'utf8')).cases.filter(
      ({ kind, initial }: Case) => kind === 'free' && initial.family === 'free_levy',
    )
  : []

it(cases.length === 0 ? `${FILE} is not here: nothing to compare with` : `${FILE} holds free Lévy laws`, () => {
  expect(existsSync(FILE)).toBe(cases.length > 0)
})

describe.each(cases.map((one) => [one.name, one] as const))('%s', (_name, { initial, targets, events }) => {
  it('has the events', () => {
    const last = Math.max(...targets.map(({ ratio }) => ratio), ...events.map(({ ratio }) => ratio))
    const found = freeLevyEvents(initial, 1, 1.001 * last)
    expect(found.map(({ kind }) => kind.replace('-', '_'))).toEqual(events.map(({ type }) => type))
    found.forEach(({ ratio, x }, k) => {
      expect(Math.abs(ratio / events[k]!.ratio - 1)).toBeLessThan(1e-12)
      expect(Math.abs(x - events[k]!.x)).toBeLessThan(1e-12 * Math.max(1, Math.abs(x)))
    })
  })

  describe.each(targets.map((target) => [target.ratio, target] as const))('at ratio %d', (ratio, target) => {
    const { law, stieltjes } = carryFreeLevy(initial, ratio)
    const width = target.edges[target.edges.length - 1]! - target.edges[0]!

    it('has edges, atoms and masses', () => {
      expect(law.reasons).toEqual([])
      expect(edgesOf(law)).toHaveLength(target.edges.length)
      edgesOf(law).forEach((edge, k) => {
        expect(Math.abs(edge - target.edges[k]!)).toBeLessThan(1e-13 * width)
      })
      expect(law.atoms).toHaveLength(target.atoms.length)
      law.atoms.forEach(({ x, weight }, k) => {
        expect(x).toBe(target.atoms[k]![0])
        expect(Math.abs(weight - target.atoms[k]![1])).toBeLessThan(1e-13)
      })
      law.bulks.forEach(({ mass }, k) => {
        expect(Math.abs(mass - target.bulks[k]!.mass_ac)).toBeLessThan(1e-13)
      })
    })

    it('has density, CDF, quantiles and Stieltjes transform', () => {
      for (const [x, exact] of target.density)
        if (exact === 0) expect(densityAt(law, x)).toBe(0)
        else expect(Math.abs(densityAt(law, x) / exact - 1)).toBeLessThan(1e-10)
      for (const [x, exact] of target.cdf) expect(Math.abs(cdfAt(law, x) - exact)).toBeLessThan(1e-12)
      for (const [p, exact] of target.quantiles)
        expect(Math.abs(quantileAt(law, p) - exact)).toBeLessThan(1e-10 * width)
      for (const [[re, im], exact] of target.stieltjes) {
        const m = stieltjes(re, im)!
        expect(Math.hypot(m[0] - exact[0], m[1] - exact[1])).toBeLessThan(1e-12 * Math.hypot(...exact))
      }
    })

    it('has moments, free cumulants and log-determinants', () => {
      const size = Math.max(...target.edges.map(Math.abs))
      target.moments.forEach((exact, k) => {
        expect(Math.abs(momentOf(law, k + 1) - exact)).toBeLessThan(1e-12 * size ** (k + 1))
      })
      freeCumulantsOf(law, target.free_cumulants.length).forEach((kappa, k) => {
        expect(Math.abs(kappa - target.free_cumulants[k]!)).toBeLessThan(1e-10 * size ** (k + 1))
      })
      if (target.logdet !== undefined) expect(Math.abs(logDeterminantOf(law)! - target.logdet)).toBeLessThan(1e-11)
      if (target.pseudo_logdet !== undefined)
        expect(Math.abs(pseudoLogDeterminantOf(law)! - target.pseudo_logdet)).toBeLessThan(1e-11)
    })
  })
})
