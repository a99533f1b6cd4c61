import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SizeReport } from '@freecurve/standard'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { againstTruth } from '../src/models/against-truth.ts'
import { readStudy } from '../src/models/study.ts'

type Told = Pick<SizeReport, 'bulks' | 'atoms' | 'index' | 'logdet'>
const lawOf = (told: Partial<Told>): SizeReport =>
  ({ bulks: [], atoms: [], index: 0, logdet: null, ...told }) as unknown as SizeReport

/** A fifth at 1, the rest evenly from 2 to 4 and from 8 to 10. */
const truth = Float64Array.from({ length: 1000 }, (_, k) =>
  k < 200 ? 1 : k < 600 ? 2 + (k - 200) / 199.5 : 8 + (k - 600) / 199.5,
)

describe('a law against true eigenvalues', () => {
  it('that is right is off by nothing', () => {
    const bulks = [
      { support: [2, 4], mass: 0.4 },
      { support: [8, 10], mass: 0.4 },
    ] as const
    const mean = truth.reduce((sum, x) => sum + Math.log(x) / 1000, 0)
    const found = againstTruth(lawOf({ bulks, atoms: [{ x: 1, weight: 0.2 }], logdet: mean }), truth)
    expect(found.masses).toEqual([
      [0.2, 0.2],
      [0.4, expect.closeTo(0.4)],
      [0.4, 0.4],
    ])
    expect(found.edges).toBeLessThan(1e-12)
    expect(found.atoms).toEqual([[0.2, 0.2]])
    expect(found.logdet![0]).toBeCloseTo(found.logdet![1], 12)
  })

  it('takes what a solver leaves of zeros for 0', () => {
    const zeros = truth.map((x, k) => (k < 200 ? (k - 100) * 1e-17 : x))
    const { index, atoms } = againstTruth(lawOf({ atoms: [{ x: 0, weight: 0.2 }] }), zeros)
    expect([index, atoms]).toEqual([[0, 0], [[0.2, 0.2]]])
  })

  it('pays for a bulk where nothing is, for an atom that it lacks, and for one too many', () => {
    const spurious = againstTruth(
      lawOf({
        bulks: [
          { support: [1, 4], mass: 0.6 },
          { support: [6, 6.5], mass: 0.1 },
          { support: [8, 10], mass: 0.3 },
        ],
      }),
      truth,
    )
    expect(spurious.edges).toBeGreaterThan(0.1)
    expect(spurious.masses[1]).toEqual([0.1, 0])
    expect(spurious.atoms).toEqual([[0, 0.2]])
    expect(againstTruth(lawOf({ atoms: [{ x: 5, weight: 1 }] }), truth).atoms).toEqual([
      [1, 0],
      [0, 0.2],
    ])
  })

  it('is held part by part between cuts that are given', () => {
    const bulks = [
      { support: [2, 3], mass: 0.3 },
      { support: [3.2, 4], mass: 0.1 },
      { support: [8, 10], mass: 0.4 },
    ] as const
    const found = againstTruth(lawOf({ bulks, atoms: [{ x: 1, weight: 0.2 }] }), truth, [1.5, 6])
    expect(found.masses.map(([got]) => got)).toEqual([0.2, expect.closeTo(0.4), 0.4])
    expect(found.edges).toBeLessThan(1e-12)
  })
})

describe('a study', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'freecurve-study-'))
  })
  afterAll(() => rm(folder, { recursive: true }))
  const read = async (content: object) => {
    await writeFile(join(folder, 'study.json'), JSON.stringify(content))
    return readStudy(join(folder, 'study.json'))
  }

  it('is read, and refused where a field is wrong or nobody reads it', async () => {
    const one = { name: 'a', truth: 800, samples: ['100', '50,100'] }
    expect((await read({ model: 'm.json', cases: [one] })).cases[0]).toMatchObject({
      ...one,
      targets: {},
      arguments: [],
    })
    for (const bad of [{ truth: 2.5 }, { samples: ['1e3'] }, { samples: [] }, { unread: 1 }, { targets: { w1: 1 } }])
      await expect(read({ model: 'm.json', cases: [{ ...one, ...bad }] })).rejects.toThrow(/is no study/)
  })
})
