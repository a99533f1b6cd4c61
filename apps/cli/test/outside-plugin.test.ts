import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sampleMatrix } from '@freecurve/ensembles'
import { afterAll, describe, expect, it } from 'vitest'
import { folderWith, removeFolders, runBuilt } from './workbench.ts'

afterAll(removeFolders)

const example = join(import.meta.dirname, '../../../examples/curve-family-plugin/index.js')
const values = sampleMatrix({ a: -1, sigma2: 0, rates: [4], jumps: [0.5] }, 300, 2)
const family = 'shifted-marchenko-pastur'

describe('a plugin from outside, through the built program', () => {
  it('is under 60 lines', async () => {
    expect((await readFile(example, 'utf8')).trimEnd().split('\n').length).toBeLessThan(60)
  })

  it('comes in by --plugin with a path, and fits', async () => {
    const folder = await folderWith({ 'x.npy': values })
    const args = ['decompress', 'x.npy', '--to', '900', '--plugin', example, '--family', family, '--json']
    const { code, out } = await runBuilt(folder, ...args)
    const report = JSON.parse(out)
    expect(code).toBe(0)
    expect(report.fit.family).toBe(family)
    expect(report.sizes[0].status).toBe('certified')
    expect(report.sizes[0].freeCumulants[1]).toBeCloseTo(3 * report.initial.freeCumulants[1], 6)
  })

  it('may be a flow', async () => {
    const evolution = join(import.meta.dirname, '../../../packages/evolution/dist/index.js')
    const flow = `import { freeFlow } from ${JSON.stringify(evolution)}
      export default {
        ...freeFlow,
        id: 'half-speed',
        summary: 'Free decompression by the square root of the ratio',
        carry: (curve, ratio, options) => ({ ...freeFlow.carry(curve, Math.sqrt(ratio), options), ratio }),
        cumulantFactor: (order, ratio) => Math.sqrt(ratio) ** (order - 1),
        events: () => null,
        horizon: () => null,
      }`
    const folder = await folderWith({ 'x.npy': values, 'flow.js': flow, 'package.json': '{"type":"module"}' })
    const args = ['decompress', 'x.npy', '--to', '1200', '--plugin', './flow.js', '--flow', 'half-speed', '--json']
    const { code, out } = await runBuilt(folder, ...args)
    const report = JSON.parse(out)
    expect([code, report.flow]).toEqual([0, 'half-speed'])
    expect(report.sizes[0].freeCumulants[1]).toBeCloseTo(2 * report.initial.freeCumulants[1], 6)
  })

  it.each([
    ['freecurve.config.json', JSON.stringify({ plugins: [example] })],
    ['freecurve.config.js', `import family from ${JSON.stringify(example)}\nexport default { plugins: [family] }\n`],
  ])('comes in by %s', async (name, content) => {
    const folder = await folderWith({ [name]: content, 'package.json': '{"type":"module"}' })
    const { code, out } = await runBuilt(folder, 'plugins', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toContainEqual(expect.objectContaining({ kind: 'curve-family', id: family }))
  })

  it('is not there without being named', async () => {
    const folder = await folderWith({ 'x.npy': values })
    const { code, err } = await runBuilt(folder, 'decompress', 'x.npy', '--to', '900', '--family', family)
    expect([code, err]).toEqual([2, expect.stringContaining('[E_PLUGIN_UNKNOWN]')])
  })

  it.each([
    ['a field nobody reads', { 'freecurve.config.json': '{"plugin":[]}' }, 'E_FILE_FORMAT'],
    [
      'a .js field nobody reads',
      { 'freecurve.config.js': 'export default { plugin: [] }', 'package.json': '{"type":"module"}' },
      'E_USAGE',
    ],
    ['no JSON', { 'freecurve.config.json': '{' }, 'E_FILE_FORMAT'],
    ['two of them', { 'freecurve.config.json': '{}', 'freecurve.config.js': 'export default {}' }, 'E_USAGE'],
  ])('a configuration with %s is refused', async (_what, files, code) => {
    const outcome = await runBuilt(await folderWith(files), 'plugins')
    expect([outcome.code, outcome.err]).toEqual([2, expect.stringContaining(`[${code}]`)])
  })
})
