import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { folderWith, removeFolders, run } from './workbench.ts'

afterAll(removeFolders)

const [SAMPLES, FEATURES, ROWS] = [40, 6, 60]
const list = (n: number) => Array.from({ length: n }, (_, k) => Math.sin(k * k))
const table = (rows: number, columns: number) =>
  JSON.stringify(Array.from({ length: rows }, (_, r) => list(columns * rows).slice(r * columns, (r + 1) * columns)))
const symmetric = Array.from({ length: ROWS }, (_, i) =>
  Array.from({ length: ROWS }, (_, j) => Math.sin(i * j + i + j)),
)

const hessian = {
  schema: 'freecurve/model@1',
  adapter: 'hessian',
  network: {
    input: [FEATURES],
    layers: [{ type: 'dense', units: 8 }, { type: 'tanh' }, { type: 'dense', units: 3 }],
  },
  weights: { seed: 1 },
  data: { inputs: 'x.json', labels: 'y.npy' },
  loss: 'cross-entropy',
}

let folder = ''
const at = (name: string) => join(folder, name)
const told = async (command: string, name: string, ...args: readonly string[]) => run(command, at(name), ...args)

beforeAll(async () => {
  const model = (change: object) => JSON.stringify({ ...hessian, ...change })
  folder = await folderWith({
    'x.json': table(SAMPLES, FEATURES),
    'y.npy': Float64Array.from({ length: SAMPLES }, (_, k) => k % 3),
    'several.json': JSON.stringify({ x: list(9), y: list(9) }),
    'matrix.json': JSON.stringify(symmetric),
    'eigenvalues.npy': Float64Array.from(list(ROWS)),
    'one.npy': Float64Array.of(1),
    'good.json': model({}),
    'kernel.json': model({ adapter: 'tangent-kernel' }),
    'misspelt.json': model({ adapter: 'hesian' }),
    'field.json': model({ lossz: 'squared' }),
    'layer.json': model({ network: { ...hessian.network, layers: [{ type: 'dense', units: 3, unitz: 3 }] } }),
    'which.json': model({ data: { ...hessian.data, inputs: 'several.json' } }),
    'lost.json': model({ data: { ...hessian.data, inputs: 'nowhere.npy' } }),
    'tensors.json': model({ weights: 'several.json' }),
    'empty.json': '',
    'bare.json': '{}',
  })
})

describe('a model that does not fit', () => {
  it.each([
    ['misspelt.json', 'E_PLUGIN_UNKNOWN', /no model-adapter called "hesian".* hessian,.*mean hessian\?/],
    ['field.json', 'E_MODEL', /unknown field "lossz".* data, loss\. Did you mean loss\?/],
    ['layer.json', 'E_MODEL', /network\.layers\.0\.unitz: .*mean units\?/],
    ['which.json', 'E_FILE_KEY', /data\.inputs: .*several\.json::x/],
    ['lost.json', 'E_FILE_READ', /data\.inputs: .*nowhere\.npy/],
    ['tensors.json', 'E_MODEL', /several\.json/],
    ['empty.json', 'E_FILE_FORMAT', /is empty/],
    ['bare.json', 'E_MODEL', /"schema"/],
  ])('%s', async (name, code, words) => {
    const { code: exit, err } = await told('hessian', name)
    expect([exit, err]).toEqual([2, expect.stringContaining(`[${code}]`)])
    expect(err).toMatch(words)
    expect(err).not.toMatch(/--key|Invalid|Expected/)
  })
})

it('the file of a Hessian does for a tangent kernel, which says what it does not read', async () => {
  const { code, out } = await told('activations', 'kernel.json', '--size', '20')
  expect([code, out]).toEqual([0, expect.stringMatching(/labels and loss not read/)])
})

it('any empty file is said to be empty', async () => {
  const { err } = await told('decompress', 'empty.json', '--to', '100')
  expect(err).toMatch(/empty.*\[E_FILE_FORMAT\]/)
})

describe('options', () => {
  it.each([
    ['decompress', '--too', '--to'],
    ['evolve', '--ration', '--ratio'],
  ])('%s names the unknown %s before it misses the one that was meant', async (command, wrong, meant) => {
    const { code, err } = await told(command, 'eigenvalues.npy', wrong, '200')
    expect([code, err]).toEqual([2, expect.stringContaining(`unknown option '${wrong}'`)])
    expect(err).toContain(`Did you mean ${meant}?`)
  })

  it.each([
    ['decompress', '--to'],
    ['evolve', '--ratio'],
  ])('%s cannot do without %s', async (command, option) => {
    const { code, err } = await told(command, 'eigenvalues.npy')
    expect([code, err]).toEqual([2, expect.stringContaining('[E_USAGE]')])
    expect(err).toContain(option)
  })
})

it('no byte is counted twice, of a matrix or of a model', async () => {
  for (const name of ['matrix.json', 'good.json', 'kernel.json']) {
    const { out } = await told('eigenvalues', name, '--size', '20', '--repeats', '9', '--json')
    const { bytesRead, fileSize } = JSON.parse(out)
    expect([name, bytesRead > 0 && bytesRead <= fileSize]).toEqual([name, true])
  }
})

it('one is singular', async () => {
  expect((await told('decompress', 'one.npy', '--to', '10')).err).toMatch(/holds 1 eigenvalue;/)
  const { err } = await told('decompress', 'eigenvalues.npy', '--to', '10', '--truth', at('one.npy'))
  expect(err).toMatch(/holds 1 eigenvalue,/)
})

it('a matrix of several sizes is described once', async () => {
  const { out } = await told('decompress', 'good.json', '--sample', '20,40', '--to', '60', '--bands', '0')
  const [line] = out.split('\n')
  expect(line!.match(/Hessian/g)).toHaveLength(1)
  expect(line).toMatch(/1 random submatrix of 40, 1 random submatrix of 20/)
})
