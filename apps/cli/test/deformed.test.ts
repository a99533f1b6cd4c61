import { deformedMarchenkoPastur } from '@freecurve/ensembles'
import { afterAll, describe, expect, it } from 'vitest'
import { folderWith, removeFolders, runBuilt } from './workbench.ts'

afterAll(removeFolders)

const options = { values: '2,5.5', weights: '0.75,0.25', ratio: 0.1 }
const values = deformedMarchenkoPastur.sample(400, 4, options)
const deformed = ['--flow', 'deformed', '--aspect-ratio', '0.1']

describe('the deformed flow, through the built program', () => {
  it('goes straight from the eigenvalues of a covariance matrix', async () => {
    const folder = await folderWith({ 'x.npy': values })
    const { code, out } = await runBuilt(folder, 'decompress', 'x.npy', '--to', '1600,8000', ...deformed, '--json')
    const report = JSON.parse(out)
    expect([code, report.fit.family, report.flowOptions]).toEqual([0, 'subordination', { aspectRatio: 0.1 }])
    expect(report.sizes[0].edges[0]).toBeCloseTo(0.3065, 2)
    expect(report.sizes[1].atoms).toEqual([{ x: 0, weight: expect.closeTo(0.5, 12) }])
  })

  it.each([
    ['--aspect-ratio', '0.1'],
    ['--family', 'population', '--set', 'aspectRatio=0.1'],
    ['--family', 'population', '--aspect-ratio', '0.1'],
  ])('is what %s %s names', async (...args) => {
    const { code, out } = await runBuilt(
      await folderWith({ 'x.npy': values }),
      ...['decompress', 'x.npy', '--to', '1600', '--bands', '0', '--json', ...args],
    )
    const { flow, flowFrom, flowOptions } = JSON.parse(out)
    expect([code, flow, flowFrom, flowOptions]).toEqual([0, 'deformed', 'named', { aspectRatio: 0.1 }])
  })

  it.each([
    ['without an aspect ratio', ['--to', '800', '--flow', 'deformed']],
    ['with one that forces zeros', ['--to', '800', '--flow', 'deformed', '--aspect-ratio', '3']],
    ['with one, for a flow that has none', ['--to', '800', '--flow', 'free', '--aspect-ratio', '0.1']],
    ['by a method of another flow', ['--to', '800', '--family', 'subordination']],
  ])('is refused %s', async (_how, args) => {
    const { code, err } = await runBuilt(await folderWith({ 'x.npy': values }), 'decompress', 'x.npy', ...args)
    expect([code, err]).toEqual([2, expect.stringMatching(/\[E_(OPTION_VALUE|OPTION_UNKNOWN|USAGE)\]/)])
  })

  it('carries a formula, with its events', async () => {
    const folder = await folderWith({})
    const formula = '1 + (z - 0.95)*m + 0.05*z*m^2'
    const args = ['evolve', '--formula', formula, '--ratio', '32', '--flow', 'deformed', '--aspect-ratio', '0.05']
    const { code, out } = await runBuilt(folder, ...args, '--json')
    const { laws, events } = JSON.parse(out)
    expect([code, laws[0].status]).toEqual([0, 'certified'])
    expect(laws[0].atoms[0].weight).toBeCloseTo(0.375, 12)
    expect(events).toEqual([{ kind: 'atom-birth', ratio: expect.closeTo(20, 9), x: 0 }])
  })

  it('is what a population curve is carried by unless told otherwise, and lists of ratios add up', async () => {
    const parameters = { values: [2, 5.5], weights: [0.75, 0.25], aspectRatio: 0.05 }
    const file = JSON.stringify({ schema: 'freecurve/curve@1', family: 'population', parameters })
    const folder = await folderWith({ 'pop.json': file })
    const { code, out } = await runBuilt(folder, 'evolve', 'pop.json', '--ratio', '2,10', '--ratio', '32', '--json')
    expect(code).toBe(0)
    const report = JSON.parse(out) as { flow: string; laws: { ratio: number }[]; events: { ratio: number }[] }
    expect(report.flow).toBe('deformed')
    expect(report.laws.map(({ ratio }) => ratio)).toEqual([2, 10, 32])
    expect(report.events[0]!.ratio).toBeCloseTo(6.20546458955, 10)
  })
})
