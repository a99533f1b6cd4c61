import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sampleMatrix } from '@freecurve/ensembles'
import { npyWriter } from '@freecurve/spectra-io'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { folderWith, namesIn, removeFolders, run } from './workbench.ts'

const values = sampleMatrix({ a: 0, sigma2: 1, rates: [], jumps: [] }, 60, 1)
const good = npyWriter.write(values)

/** A 4×4 matrix as numpy writes it. */
function matrixBytes(): Uint8Array {
  const bytes = npyWriter.write(new Float64Array(16))
  const header = new TextDecoder('latin1')
    .decode(bytes.subarray(10, 128))
    .replace('(16,), }', '(4, 4), }')
    .slice(0, 118)
  bytes.set(new TextEncoder().encode(header), 10)
  return bytes
}

const files = {
  'good.npy': good,
  'truncated.npy': good.subarray(0, 300),
  'magic.npy': Uint8Array.from(good, (byte, k) => (k === 1 ? 0 : byte)),
  'matrix.npy': matrixBytes(),
  'matrix.csv': '1,2,3\n4,5,6\n7,8,9\n',
  'empty.npy': new Uint8Array(),
  'empty.csv': '',
  'none.json': '[]',
  'few.csv': '1\n2\n3\n',
  'nan.npy': Float64Array.from(values, (x, k) => (k === 7 ? Number.NaN : x)),
  'infinite.csv': `${Array.from(values).join('\n')}\ninf\n`,
  'nan.json': '[1, 2, null, 4, 5]',
  'words.csv': '1\n2\nthree\n4\n5\n',
  'constant.npy': new Float64Array(100).fill(2.5),
  'twin.npy': good,
  'archive.npz': 'PK\x03\x04....',
  'packed.gz': Uint8Array.of(0x1f, 0x8b, 8, 0),
  'shorter.npy': values.slice(0, 40),
  'curve.json':
    '{"schema":"freecurve/curve@1","family":"free-levy","parameters":{"a":0,"sigma2":1,"rates":[],"jumps":[]}}',
  'schema.json': '{"schema":"freecurve/curve@9","family":"free-levy"}',
  'unknown-family.json': '{"schema":"freecurve/curve@1","family":"nonesuch"}',
  'negative-rate.json':
    '{"schema":"freecurve/curve@1","family":"free-levy","parameters":{"a":0,"sigma2":0,"rates":[-1],"jumps":[1]}}',
  'ragged.json': '{"schema":"freecurve/curve@1","family":"algebraic","coefficients":[[1,2],[3]]}',
  'broken.json': '{"schema":',
  'throws.js': 'throw new Error("no")',
  'empty-plugin.js': 'export const nothing = 1',
  'half-plugin.js': 'export default { kind: "curve-family", id: "half" }',
  'writer.js':
    'export default { kind: "spectrum-writer", id: "bin", summary: "x", extensions: ["bin"], write: () => new Uint8Array() }',
  'double.js':
    'export default { kind: "spectrum-writer", id: "npy", summary: "again", extensions: ["npy"], write: () => new Uint8Array() }',
}

afterAll(removeFolders)

let folder = ''
beforeAll(async () => {
  folder = await folderWith(files)
  await mkdir(join(folder, 'folder'))
})

/** Arguments after the command; names of files stand in the folder. */
const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ['a missing file', 'E_FILE_READ', ['decompress', '@missing.npy', '--to', '100']],
  ['a folder as input', 'E_FILE_READ', ['decompress', '@folder', '--to', '100']],
  ['a truncated file', 'E_FILE_FORMAT', ['decompress', '@truncated.npy', '--to', '100']],
  ['a wrong magic number', 'E_FILE_FORMAT', ['decompress', '@magic.npy', '--to', '100']],
  ['a matrix in .npy', 'E_SPECTRUM_SHAPE', ['decompress', '@matrix.npy', '--to', '100']],
  ['a matrix in .csv', 'E_SPECTRUM_SHAPE', ['decompress', '@matrix.csv', '--to', '100']],
  ['an empty .npy', 'E_FILE_FORMAT', ['decompress', '@empty.npy', '--to', '100']],
  ['an empty .csv', 'E_FILE_FORMAT', ['decompress', '@empty.csv', '--to', '100']],
  ['an empty list', 'E_SPECTRUM_EMPTY', ['decompress', '@none.json', '--to', '100']],
  ['three values', 'E_SPECTRUM_EMPTY', ['decompress', '@few.csv', '--to', '100']],
  ['a NaN', 'E_SPECTRUM_NOT_FINITE', ['decompress', '@nan.npy', '--to', '100']],
  ['an infinity', 'E_SPECTRUM_NOT_FINITE', ['decompress', '@infinite.csv', '--to', '100']],
  ['a null in JSON', 'E_FILE_FORMAT', ['decompress', '@nan.json', '--to', '100']],
  ['a word in a .csv', 'E_FILE_FORMAT', ['decompress', '@words.csv', '--to', '100']],
  ['a curve for a spectrum', 'E_FILE_FORMAT', ['decompress', '@curve.json', '--to', '100']],
  ['equal eigenvalues', 'E_SPECTRUM_CONSTANT', ['decompress', '@constant.npy', '--to', '1000']],
  ['fewer values than n0', 'E_SPECTRUM_SIZE', ['decompress', '@shorter.npy', '--from', '60', '--to', '100']],
  ['replicates of two sizes', 'E_USAGE', ['fit', '@good.npy', '@shorter.npy']],
  ['an extrapolation from one size', 'E_USAGE', ['decompress', '@good.npy', '--to', '100', '--flow', 'empirical']],
  ['a validation of one size', 'E_USAGE', ['validate', '@good.npy']],
  [
    'a scaling hypothesis for one size',
    'E_USAGE',
    ['decompress', '@good.npy', '--to', '100', '--family', 'rank-lines'],
  ],
  ['half a law of bands', 'E_OPTION_VALUE', ['validate', '@good.npy', '@shorter.npy', '--bands', '1.5']],
  ['a negative seed', 'E_OPTION_VALUE', ['validate', '@good.npy', '@shorter.npy', '--seed', '-1']],
  ['bands in words', 'E_OPTION_VALUE', ['decompress', '@good.npy', '--to', '100', '--bands', 'some']],
  ['half a seed', 'E_OPTION_VALUE', ['decompress', '@good.npy', '--to', '100', '--seed', '0.5']],
  ['one sample twice', 'E_USAGE', ['decompress', '@good.npy', '@twin.npy', '--to', '100']],
  ['half an archive of arrays', 'E_FILE_FORMAT', ['decompress', '@archive.npz', '--to', '100']],
  ['a packed file', 'E_FILE_UNKNOWN', ['decompress', '@packed.gz', '--to', '100']],
  ['no target', 'E_USAGE', ['decompress', '@good.npy']],
  ['a target of 0', 'E_TARGET', ['decompress', '@good.npy', '--to', '0']],
  ['a negative target', 'E_TARGET', ['decompress', '@good.npy', '--to', '-5']],
  ['half a target', 'E_TARGET', ['decompress', '@good.npy', '--to', '100.5']],
  ['a target in words', 'E_OPTION_VALUE', ['decompress', '@good.npy', '--to', 'many']],
  ['a target named twice', 'E_OPTION_VALUE', ['decompress', '@good.npy', '--to', '100,200,1e2']],
  [
    'more eigenvalues than a file can hold',
    'E_TARGET',
    ['decompress', '@good.npy', '--to', '3000000000', '--eigenvalues', '@e.npy'],
  ],
  ['a size in words', 'E_OPTION_VALUE', ['decompress', '@good.npy', '--to', '100', '--from', 'x']],
  ['an unknown family', 'E_PLUGIN_UNKNOWN', ['decompress', '@good.npy', '--to', '100', '--family', 'nonesuch']],
  ['an unknown flow', 'E_PLUGIN_UNKNOWN', ['decompress', '@good.npy', '--to', '100', '--flow', 'nonesuch']],
  [
    'an aspect ratio for a flow without',
    'E_OPTION_UNKNOWN',
    ['decompress', '@good.npy', '--to', '100', '--flow', 'free', '--aspect-ratio', '0.5'],
  ],
  [
    'an unknown option of a family',
    'E_OPTION_UNKNOWN',
    ['decompress', '@good.npy', '--to', '100', '--family', 'free-levy', '--set', 'nonesuch=1'],
  ],
  [
    'an option out of range',
    'E_OPTION_VALUE',
    ['decompress', '@good.npy', '--to', '100', '--family', 'free-levy', '--set', 'smoothness=-1'],
  ],
  [
    'a setting without a value',
    'E_OPTION_VALUE',
    ['decompress', '@good.npy', '--to', '100', '--family', 'free-levy', '--set', 'smoothness'],
  ],
  [
    'an option that every object has',
    'E_OPTION_UNKNOWN',
    ['decompress', '@good.npy', '--to', '100', '--family', 'free-levy', '--set', '__proto__=5'],
  ],
  ['a setting without a family', 'E_USAGE', ['decompress', '@good.npy', '--to', '100', '--set', 'smoothness=1']],
  ['an unknown option', 'E_COMMANDER', ['decompress', '@good.npy', '--to', '100', '--nonesuch']],
  ['an unknown command', 'E_COMMANDER', ['nonesuch']],
  ['a report that is a folder', 'E_FILE_WRITE', ['decompress', '@good.npy', '--to', '100', '--out', '@folder']],
  ['a report over its input', 'E_FILE_WRITE', ['decompress', '@good.npy', '--to', '100', '--out', '@good.npy']],
  [
    'two outputs in one file',
    'E_FILE_WRITE',
    ['decompress', '@good.npy', '--to', '100', '--out', '@r.svg', '--plot', '@r.svg'],
  ],
  ['an output below a file', 'E_FILE_WRITE', ['decompress', '@good.npy', '--to', '100', '--out', '@good.npy/r.json']],
  [
    'a report below a picture',
    'E_FILE_WRITE',
    ['decompress', '@good.npy', '--to', '100', '--out', '@p.svg/r.json', '--plot', '@p.svg'],
  ],
  [
    'a name that is too long',
    'E_FILE_WRITE',
    ['decompress', '@good.npy', '--to', '100', '--out', `@${'r'.repeat(250)}.json`],
  ],
  [
    'a report over its plugin',
    'E_FILE_WRITE',
    ['decompress', '@good.npy', '--to', '100', '--plugin', '@writer.js', '--out', '@writer.js'],
  ],
  [
    'eigenvalues in an unknown format',
    'E_FILE_WRITE',
    ['decompress', '@good.npy', '--to', '100', '--eigenvalues', '@e.xyz'],
  ],
  ['eigenvalues at two sizes', 'E_USAGE', ['decompress', '@good.npy', '--to', '100,200', '--eigenvalues', '@e.npy']],
  ['a picture in an unknown format', 'E_USAGE', ['decompress', '@good.npy', '--to', '100', '--plot', '@p.xyz']],
  ['a truth of another size', 'E_USAGE', ['decompress', '@good.npy', '--to', '100', '--truth', '@shorter.npy']],
  ['a missing plugin file', 'E_PLUGIN_LOAD', ['plugins', '--plugin', './missing.js']],
  ['a missing plugin package', 'E_PLUGIN_LOAD', ['plugins', '--plugin', 'no-such-package-anywhere']],
  ['a plugin that throws', 'E_PLUGIN_LOAD', ['plugins', '--plugin', '@throws.js']],
  ['a plugin file without a plugin', 'E_PLUGIN_LOAD', ['plugins', '--plugin', '@empty-plugin.js']],
  ['half a plugin', 'E_PLUGIN_INVALID', ['plugins', '--plugin', '@half-plugin.js']],
  ['a plugin with a taken id', 'E_PLUGIN_DUPLICATE', ['plugins', '--plugin', '@double.js']],
  ['a curve of another schema', 'E_CURVE', ['evolve', '@schema.json', '--ratio', '2']],
  ['a curve of an unknown family', 'E_PLUGIN_UNKNOWN', ['evolve', '@unknown-family.json', '--ratio', '2']],
  ['a negative rate', 'E_CURVE', ['evolve', '@negative-rate.json', '--ratio', '2']],
  ['ragged coefficients', 'E_CURVE', ['evolve', '@ragged.json', '--ratio', '2']],
  ['eigenvalues for a curve', 'E_FILE_FORMAT', ['evolve', '@good.npy', '--ratio', '2']],
  ['broken JSON', 'E_FILE_FORMAT', ['evolve', '@broken.json', '--ratio', '2']],
  ['a ratio of 0', 'E_TARGET', ['evolve', '@curve.json', '--ratio', '0']],
  ['a ratio in words', 'E_OPTION_VALUE', ['evolve', '@curve.json', '--ratio', 'two']],
  ['a point m(z) on the axis', 'E_DOMAIN', ['evolve', '@curve.json', '--ratio', '2', '--stieltjes', '1,0']],
  ['a curve and a formula', 'E_USAGE', ['evolve', '@curve.json', '--formula', '1+z*m+m^2', '--ratio', '2']],
  ['a formula that is no polynomial', 'E_CURVE', ['evolve', '--formula', 'sin(z) + m', '--ratio', '2']],
  ['a comparison with NaN', 'E_USAGE', ['compare', '@good.npy', '@nan.npy']],
  ['a comparison of a matrix', 'E_SPECTRUM_SHAPE', ['compare', '@good.npy', '@matrix.npy']],
]

describe('bad input: exit 2, a coded message, nothing written, nothing changed', () => {
  it.each(cases)('%s: %s', async (_what, code, args) => {
    const before = await namesIn(folder)
    const outcome = await run(...args.map((arg) => (arg.startsWith('@') ? join(folder, arg.slice(1)) : arg)))
    expect([outcome.code, outcome.out]).toEqual([2, ''])
    // Commander has messages of its own for command lines it cannot parse.
    expect(outcome.err).toContain(code === 'E_COMMANDER' ? 'error:' : `[${code}]`)
    expect(await namesIn(folder)).toEqual(before)
    expect(Array.from(await readFile(join(folder, 'good.npy')))).toEqual(Array.from(good))
  })

  it.each([
    [['evolve', '@good.npy', '--ratio', '2'], 'freecurve fit'],
    [['decompress', '@matrix.npy', '--to', '100'], 'freecurve eigenvalues'],
    [['decompress', '@good.npy', '--to', '3000000000', '--eigenvalues', '@e.npy'], 'any size'],
  ])('%j says what to do: %s', async (args, advice) => {
    const { err } = await run(...args.map((arg) => (arg.startsWith('@') ? join(folder, arg.slice(1)) : arg)))
    expect(err).toContain(advice)
  })

  it('a target below n0 is a compression, and said to be', async () => {
    const { code, out } = await run('decompress', join(folder, 'good.npy'), '--to', '30', '--json')
    const report = JSON.parse(out)
    expect(code).toBe(0)
    expect(report.sizes[0].ratio).toBe(0.5)
    expect(report.sizes[0].freeCumulants[1]).toBeCloseTo(report.initial.freeCumulants[1] / 2, 10)
    expect(report.warnings.join()).toContain('compression')
  })

  it('bytes that change between runs are no excuse: the same input gives the same report', async () => {
    const first = await run('decompress', join(folder, 'good.npy'), '--to', '240', '--json')
    await writeFile(join(folder, 'copy.npy'), good)
    const second = await run('decompress', join(folder, 'good.npy'), '--to', '240', '--json')
    expect(second.out).toBe(first.out)
  })
})
