import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sampleLadder } from '@freecurve/ensembles'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { folderWith, removeFolders, run } from './workbench.ts'

afterAll(removeFolders)

const [small, large] = sampleLadder({ a: 0, sigma2: 0, rates: [0.1], jumps: [2] }, [200, 800], 3)

let folder = ''
const at = (name: string) => join(folder, name)
beforeAll(async () => {
  folder = await folderWith({
    'small.npy': small!,
    'large.npy': large!,
    'constant.npy': new Float64Array(50).fill(0.1),
    'flows.mjs': flows.join('\n'),
  })
  await run('decompress', at('small.npy'), '--to', '800', '--out', at('r.json'), '--quiet')
})

/** The report with some fields changed. */
async function withFields(name: string, fields: object): Promise<string> {
  const report = JSON.parse(await readFile(at('r.json'), 'utf8'))
  await writeFile(at(name), JSON.stringify({ ...report, ...fields }))
  return at(name)
}

const withFlow = (flow: string): Promise<string> => withFields(`${flow}.json`, { flow })

/** Flows to a law that nobody vouches for: one atom, or nothing at all. */
const flows = ['doubtful', 'empty'].map(
  (id) => `export const ${id} = {
    kind: 'flow', id: '${id}', summary: 'x', events: () => null, horizon: () => null,
    carry: (curve, ratio) => ({ curve, ratio, stieltjes: () => null, law: {
      status: '${id === 'empty' ? 'not-a-law' : 'unverified'}', reasons: ['a test could not be run'], bulks: [],
      atoms: ${id === 'empty' ? '[]' : '[{ x: 0, weight: 1 }]'},
    } }),
  }`,
)

describe('compare', () => {
  it('says which law of a report it compares', async () => {
    const { code, out } = await run('compare', at('r.json'), at('large.npy'))
    expect(code).toBe(0)
    expect(out).toContain('n = 800, ratio 4, certified')
    const json = JSON.parse((await run('compare', at('r.json'), at('large.npy'), '--json')).out)
    expect(json.law).toEqual({ n: 800, ratio: 4, status: 'certified', reasons: [] })
  })

  it('ends with 3 where that law is not certified, and says so', async () => {
    const { code, out } = await run('compare', await withFlow('doubtful'), at('large.npy'), '--plugin', at('flows.mjs'))
    expect([code, out]).toEqual([3, expect.stringContaining('not certified')])
    expect(out).toContain('n = 800, ratio 4, unverified')
    expect(out).toContain('a test could not be run')
    const args = ['compare', at('doubtful.json'), at('large.npy'), '--plugin', at('flows.mjs'), '--json']
    expect(JSON.parse((await run(...args)).out).law).toMatchObject({ status: 'unverified', ratio: 4 })
  })

  it('an empty law is refused with a code and its reasons', async () => {
    const { code, err } = await run('compare', await withFlow('empty'), at('large.npy'), '--plugin', at('flows.mjs'))
    expect([code, err]).toEqual([2, expect.stringContaining('[E_USAGE]')])
    expect(err).toContain('a test could not be run')
  })

  it('a report without a curve is refused with a code', async () => {
    const { code, err } = await run('compare', await withFields('none.json', { curve: null }), at('large.npy'))
    expect([code, err]).toEqual([2, expect.stringContaining('[E_USAGE]')])
    expect(err).toContain('no curve')
  })

  it('a constant spectrum has no W1/std, and a note says why', async () => {
    const args = ['compare', at('small.npy'), at('constant.npy')]
    const { code, out } = await run(...args)
    expect(code).toBe(0)
    expect(out).toContain('undefined')
    expect(out).not.toContain('NaN')
    const json = JSON.parse((await run(...args, '--json')).out)
    expect(json.w1PerDeviation).toBeNull()
    expect(json.notes).toHaveLength(1)
    expect(JSON.parse((await run('compare', at('constant.npy'), at('constant.npy'), '--json')).out)).toMatchObject({
      ks: 0,
      w1: 0,
      w1PerDeviation: null,
    })
  })
})
