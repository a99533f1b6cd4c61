import type { LearntScaling, QuantileCurve, ScalingHypothesis } from '@freecurve/core'
import { scalingLaws } from '@freecurve/core/testing'
import { describe, expect, it } from 'vitest'
import { standardRegistry } from '../src/index.ts'
import { mutantsBreak } from './mutants-break.ts'

const constant = standardRegistry.get('scaling', 'constant')
const logLines = standardRegistry.get('scaling', 'log-lines')
/** The quickest rule with draws of its own. */
const scaledFree = standardRegistry.get('scaling', 'scaled-free')

const learntThen = (
  rule: ScalingHypothesis,
  change: (learnt: LearntScaling) => Partial<LearntScaling>,
): ScalingHypothesis => ({
  ...rule,
  learn: (ladder) => {
    const learnt = rule.learn(ladder)
    return typeof learnt === 'string' ? learnt : { ...learnt, ...change(learnt) }
  },
})

const valuesThen = ({ at }: LearntScaling, change: (values: Float64Array) => Float64Array): LearntScaling => ({
  at: (size): QuantileCurve => {
    const { shares, values } = at(size)
    return { shares, values: change(values) }
  },
})

/** One knot below the one before, by less than any tolerance. */
const descending = (values: Float64Array): Float64Array => values.map((x, k) => (k === 9 ? values[8]! * (1 - 1e-9) : x))

let drawn = 0

const mutants: { readonly [law: string]: ScalingHypothesis } = {
  'it applies to a ladder at least': { ...constant, learn: () => 'never' },
  'it needs a whole number of sizes': { ...constant, fewestSizes: 0 },
  'quantiles ascend from share 0 to share 1': learntThen(logLines, (learnt) => valuesThen(learnt, descending)),
  'draws of its own are such curves': learntThen(scaledFree, ({ draws }) => ({
    draws: (...asked) => draws!(...asked).map((one) => valuesThen(one, descending)),
  })),
  'draws of its own are one at least, and no more than asked for': learntThen(scaledFree, ({ draws }) => ({
    draws: (count, seed) => draws!(count + 1, seed),
  })),
  'the same seed gives the same draws of its own': learntThen(scaledFree, ({ draws }) => ({
    draws: (count) => draws!(count, ++drawn),
  })),
  'another seed gives other draws of its own': learntThen(scaledFree, ({ draws }) => ({
    draws: (count) => draws!(count, 1),
  })),
  'draws of its own are not what was learnt itself': learntThen(scaledFree, (learnt) => ({
    draws: (count, seed) => [learnt, ...learnt.draws!(count - 1, seed)],
  })),
  // Small values over five decades, by a bound in the unit of the data.
  'scaled data are scaled predictions': learntThen(logLines, (learnt) =>
    valuesThen(learnt, (values) => values.map((x) => Math.max(x, Math.min(9e-7 * values.at(-1)!, 1e-3)))),
  ),
  'the ladder is as it was': {
    ...constant,
    learn: (ladder) => {
      ladder.spectra[0]!.samples[0]![0]! -= 1
      return constant.learn(ladder)
    },
  },
  'a size that is no whole number is refused': learntThen(constant, ({ at }) => ({
    at: (size) => at(size === 2.5 ? 3 : size),
  })),
}

mutantsBreak([['scaling', (mutant: ScalingHypothesis) => scalingLaws(mutant), mutants]])

/** Names of the laws that a rule breaks. */
const brokenBy = (rule: ScalingHypothesis): readonly string[] =>
  scalingLaws(rule).flatMap(({ name, check }) => {
    try {
      check()
      return []
    } catch {
      return [name]
    }
  })

describe('the laws of scaling', () => {
  it.each(Object.entries(mutants))('"%s" alone is broken by its mutant', (name, mutant) => {
    expect(brokenBy(mutant)).toEqual([name])
  })

  it('are listed for a rule that throws, and broken when they are checked', () => {
    const learn = () => {
      throw new Error('broken')
    }
    const broken = brokenBy({ ...constant, learn })
    expect(broken).toEqual(Object.keys(mutants).filter((name) => name !== 'it needs a whole number of sizes'))
  })

  it('are broken by a rule without a single draw', () => {
    expect(brokenBy(learntThen(scaledFree, () => ({ draws: () => [] })))).toContain(
      'draws of its own are one at least, and no more than asked for',
    )
  })

  it('are broken by a rule that draws itself, whatever the seed', () => {
    expect(brokenBy(learntThen(scaledFree, (learnt) => ({ draws: () => [learnt] })))).toEqual([
      'another seed gives other draws of its own',
      'draws of its own are not what was learnt itself',
    ])
  })
})
