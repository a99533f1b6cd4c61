import { describe, expect, it } from 'vitest'
import type { LawAtSize } from '../src/protocol.ts'
import { describeEvents } from '../src/words/describe-events.ts'
import { describeFit } from '../src/words/describe-fit.ts'
import { lawLine, lawRows, lawWarning } from '../src/words/describe-law.ts'
import { interval, short } from '../src/words/numbers.ts'

/** The rows of one law by their titles. */
const rowsOf = (one: LawAtSize) => new Map(lawRows([one]).map(([title, cell]) => [title, cell]))

const law: LawAtSize = {
  n: 8000,
  ratio: 8,
  status: 'certified',
  reasons: [],
  mass: 1,
  edges: [1, 3.25, 4, 7.5],
  atoms: [{ x: 0, weight: 0.9 }],
  bulks: [
    { support: [1, 3.25], mass: 0.075 },
    { support: [4, 7.5], mass: 0.025 },
  ],
}

it('prints five digits and true minus signs', () => {
  expect([short(0.1 + 0.2), short(-123456.7), short(1.5e-9), short(0)]).toEqual(['0.3', '−123460', '1.5e−9', '0'])
  expect(interval([-1, 2])).toBe('[−1, 2]')
})

describe('a law', () => {
  it('fills a table, one property a row', () => {
    expect(lawRows([law])).toEqual([
      ['n', '8000'],
      ['ratio', '8'],
      ['status', 'certified'],
      ['support', '[0, 7.5]'],
      ['atoms', '0.9 at 0'],
      ['bulks', '2'],
      ['mass', '1'],
      ['edges', '1, 3.25, 4, 7.5'],
      ['mass of each bulk', '0.075 (600 values), 0.025 (200 values)'],
    ])
  })

  it('lists a few edges and counts the rest', () => {
    const rows = rowsOf({ ...law, edges: Array.from({ length: 20 }, (_, k) => k), atoms: [] })
    expect(rows.get('edges')).toBe('0, 1, 2, 3, 4, 5, 6, 7 and 12 more')
    expect(rows.get('atoms')).toBe('none')
  })

  it('adds up slight bulks', () => {
    const slight = { support: [0.1, 0.2], mass: 1e-6 } as const
    expect(rowsOf({ ...law, bulks: [slight, slight, ...law.bulks] }).get('mass of each bulk')).toBe(
      '0.075 (600 values), 0.025 (200 values) and 2 slight bulks with 0.000002',
    )
  })

  it('has no support where there is nothing', () => {
    const rows = rowsOf({ ...law, edges: [], atoms: [], bulks: [] })
    expect([rows.get('support'), rows.get('bulks')]).toEqual(['none', '0'])
  })

  it.each([
    ['unverified', /not certified/],
    ['not-a-law', /no trustworthy law.*a test failed/],
    ['beyond-horizon', /No law exists at n = 8000/],
  ] as const)('that is %s is said so', (status, words) => {
    const told = lawWarning({ ...law, status, reasons: ['the mass is 0.9'] })
    expect(told?.verdict).toMatch(words)
    expect(told?.reasons).toEqual(['the mass is 0.9'])
    expect(rowsOf({ ...law, status }).get('status')).not.toMatch(/^certified/)
  })

  it('that is certified needs no warning', () => {
    expect(lawWarning(law)).toBeNull()
    expect(lawLine(law)).toBe('n = 8000: certified, 2 bulks, 1 atom.')
  })
})

describe('a fit', () => {
  const fit = { family: 'free-levy', status: 'consistent', reasons: [], residual: null, candidates: [] } as const

  it.each([
    ['consistent', /explains the data within their noise/],
    ['poor', /does not explain the data.*a guess/],
    ['refused', /No curve/],
  ] as const)('that is %s is said so', (status, words) => {
    expect(describeFit({ ...fit, status }).verdict).toMatch(words)
  })

  it('tells its residual, its reasons and who lost', () => {
    const { remarks } = describeFit({
      ...fit,
      residual: { value: 1.2345678, cdf: 0.001, parts: 128 },
      reasons: ['something is odd'],
      candidates: [
        {
          family: 'free-levy',
          status: 'consistent',
          residual: 1.2,
          reasons: [],
          model: null,
          freedom: null,
          lost: null,
        },
        {
          family: 'algebraic',
          status: 'refused',
          residual: 9,
          reasons: [],
          model: 'symmetric',
          freedom: 3,
          lost: 'another model comes closer',
        },
        {
          family: 'algebraic',
          status: 'refused',
          residual: null,
          reasons: ['no degree fits'],
          model: null,
          freedom: null,
          lost: null,
        },
      ],
    })
    expect(remarks).toHaveLength(3)
    expect(remarks[0]).toContain('residual 1.2346 times its noise')
    expect(remarks.slice(1)).toEqual([
      'Something is odd.',
      'Family algebraic was tried and is refused: no degree fits.',
    ])
  })
})

describe('events', () => {
  it('are told with their sizes, the horizon last', () => {
    const lines = describeEvents([{ kind: 'split', ratio: 2.5, x: 1.25 }], { ratio: 9.5, reason: 'two atoms' }, 1000)
    expect(lines).toEqual(['n ≈ 2500 (ratio 2.5): a bulk splits at x = 1.25', 'No law exists past n ≈ 9500: two atoms'])
  })

  it('that cannot be told are not said to be none', () => {
    expect(describeEvents(null, null, 10)).toEqual([expect.stringMatching(/cannot be told/)])
    expect(describeEvents([], { ratio: null, reason: null }, 10)).toEqual([expect.stringMatching(/^Nothing/)])
  })

  it('of a great number are counted', () => {
    const many = Array.from({ length: 20 }, () => ({ kind: 'merge', ratio: 2, x: 0 }) as const)
    expect(describeEvents(many, null, 10).at(-1)).toBe('and 8 more')
  })
})
