import { bivariate, createSheets } from '@freecurve/numerics'
import { describe, expect, it } from 'vitest'
import { followBranch, type Path } from '../../src/algebraic/branch/follow-branch.ts'

/** 1 + z m + m² = 0: branch points ±2, m = (−z ± √(z² − 4))/2. */
const semicircle = () =>
  createSheets(
    bivariate([
      [1, 0, 1],
      [0, 1, 0],
    ]),
  )

/** Around a point, from `center` + radius, `turns` times. */
const around =
  (center: number, radius: number, turns: number): Path =>
  (t, out) => {
    out[0] = center + radius * Math.cos(2 * Math.PI * turns * t)
    out[1] = radius * Math.sin(2 * Math.PI * turns * t)
  }
const straight =
  (from: number, to: number): Path =>
  (t, out) => {
    out[0] = from + (to - from) * t
    out[1] = 0
  }

const upper = (-3 + Math.sqrt(5)) / 2
const lower = (-3 - Math.sqrt(5)) / 2

describe('following a sheet', () => {
  it('comes back on the other sheet after one turn around a branch point, and on its own after two', () => {
    expect(followBranch(semicircle(), around(2, 1, 1), upper, 0)).toMatchObject({
      status: 'reached',
      re: expect.closeTo(lower, 13),
    })
    expect(followBranch(semicircle(), around(2, 1, 2), upper, 0)).toMatchObject({
      status: 'reached',
      re: expect.closeTo(upper, 13),
    })
  })

  it('comes back on its own sheet around both', () => {
    expect(followBranch(semicircle(), around(0, 3, 1), upper, 0).re).toBeCloseTo(upper, 13)
  })

  it('there and back again is where it started, even close to a branch point', () => {
    const out = followBranch(semicircle(), straight(3, 2 + 1e-9), upper, 0)
    expect(out.status).toBe('reached')
    expect(followBranch(semicircle(), straight(2 + 1e-9, 3), out.re, out.im).re).toBeCloseTo(upper, 12)
  })

  it('sees a sheet leave the half-plane', () => {
    const half: Path = (t, out) => {
      out[0] = 3 * Math.cos(Math.PI * t)
      out[1] = 3 * Math.sin(Math.PI * t)
    }
    expect(followBranch(semicircle(), half, upper, 0).inHalfPlane).toBe(true)
    expect(followBranch(semicircle(), half, lower, 0).inHalfPlane).toBe(false)
  })

  it('says why it stopped', () => {
    expect(followBranch(semicircle(), straight(3, 1), upper, 0).status).toBe('branch-lost')
    expect(followBranch(semicircle(), straight(3, 4), 0.8, 0).status).toBe('bad-start')
    expect(followBranch(semicircle(), around(2, 1, 4000), upper, 0, { first: 1e-5, share: 0.12 }).status).toBe(
      'max-steps',
    )
  })
})
