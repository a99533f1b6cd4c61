import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { describeBands } from '../src/print/describe-bands.ts'
import { interval } from '../src/print/numbers.ts'
import { sentence } from '../src/sentence.ts'
import { folderWith, removeFolders, run } from './workbench.ts'

afterAll(removeFolders)

describe('intervals', () => {
  it.each([
    [1000000.1, 1000000.9, '[1000000.1, 1000000.9]'],
    [-2, 2, '[-2, 2]'],
    [0.123456789, 7.654321, '[0.12346, 7.6543]'],
    [-1 - 1e-9, -1, '[-1.000000001, -1]'],
    [3, 3, '[3, 3]'],
    [0, 0, '[0, 0]'],
    [1e-300, 1, '[1e-300, 1]'],
  ])('[%d, %d] is %s', (a, b, text) => {
    expect(interval([a, b])).toBe(text)
  })

  it('ends that differ print differently', () => {
    for (let k = 0; k < 15; k++) {
      const [a, b] = interval([1, 1 + 10 ** -k]).split(', ')
      expect(`${a}]`).not.toBe(`[${b}`)
    }
  })
})

it('the log-determinant of a law with an atom at 0 is said to be that of what is not 0', () => {
  const shared = {
    level: 0.9,
    ks: 0.1,
    support: [
      [0, 0],
      [1, 1],
    ],
    edges: null,
    masses: null,
    atoms: null,
  } as const
  const said = (law: 'logdet' | 'pseudoLogdet') => {
    const bands = { ...shared, logdet: null, pseudoLogdet: null, [law]: [-2, -1] }
    const size = { atoms: [], logdet: null, pseudoLogdet: null, [law]: -1.5, bands }
    return describeBands(size as never).at(-1)
  }
  expect(said('pseudoLogdet')).toMatch(/nonzero.*-1\.5/)
  expect(said('logdet')).not.toMatch(/nonzero/)
})

it.each([
  ['x', 'x.'],
  ['x.', 'x.'],
  ['x..\n', 'x.'],
])('%j as a sentence', (text, expected) => {
  expect(sentence(text)).toBe(expected)
})

it('a fit without a curve says of the file that stands there that it is from before', async () => {
  const refuses = `export default {
    kind: 'curve-family', id: 'refuses', summary: 'x', known: [{}], fromJSON() {},
    fit: () => ({ status: 'refused', curve: null, reasons: ['no'], residual: null, details: {} }),
  }`
  const values = Float64Array.from({ length: 50 }, (_, k) => Math.sin(k))
  const folder = await folderWith({ 'x.npy': values, 'old.json': '{}', 'refuses.mjs': refuses })
  const at = (name: string) => join(folder, name)
  const args = ['fit', at('x.npy'), '--plugin', at('refuses.mjs'), '--family', 'refuses', '--out']
  const old = await run(...args, at('old.json'))
  expect([old.code, old.err]).toEqual([3, expect.stringContaining('from before')])
  const none = await run(...args, at('new.json'))
  expect(none.err).not.toContain('from before')
})

it('ends quietly when nobody reads on', async () => {
  const program = join(import.meta.dirname, '../bin/freecurve.js')
  const args = ['evolve', '--formula', '1 + z*m + m^2', '--ratio', '2,3,4,5', '--json']
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  // The reading end is closed before anything is printed.
  child.stdout.destroy()
  let err = ''
  child.stderr.on('data', (text) => {
    err += text
  })
  const code = await new Promise((resolve) => child.on('close', resolve))
  expect([code, err]).toEqual([0, ''])
})
