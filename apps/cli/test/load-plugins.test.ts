import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openRegistry } from '../src/plugins/open-registry.ts'
import { shippedRegistry } from '../src/plugins/shipped-registry.ts'
import { folderWith, namesIn, removeFolders, run, runBuilt } from './workbench.ts'

afterAll(removeFolders)

const writer = (id: string) =>
  `export default { kind: 'spectrum-writer', id: '${id}', summary: 'x', extensions: ['${id}'], write: () => new Uint8Array() }\n`

/** A package in node_modules: package.json fields and files. */
const pack = (name: string, fields: object, files: { readonly [file: string]: string }) =>
  Object.fromEntries([
    [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', type: 'module', ...fields })],
    ...Object.entries(files).map(([file, content]) => [`node_modules/${name}/${file}`, content]),
  ])

const index = { 'index.js': writer('one') }

describe('plugins out of packages', () => {
  it.each([
    ['for import only', 'p', { exports: { '.': { import: './index.js' } } }, 'p'],
    ['with conditions at the top', 'p', { exports: { types: './x.d.ts', import: './index.js' } }, 'p'],
    ['with one file', 'p', { exports: './index.js' }, 'p'],
    ['with nested conditions', 'p', { exports: { '.': [{ node: { import: './index.js' } }] } }, 'p'],
    ['with another file for require', 'p', { exports: { '.': { require: './no.cjs', default: './index.js' } } }, 'p'],
    ['with a part', 'p', { exports: { './plugin': { import: './index.js' } } }, 'p/plugin'],
    ['with a pattern', 'p', { exports: { './*': './nothing/*.js', './part/*': './*.js' } }, 'p/part/index'],
    ['with a scope', '@some/p', { exports: { '.': { import: './index.js' } } }, '@some/p'],
    ['with main', 'p', { main: './index.js' }, 'p'],
    ['without either', 'p', {}, 'p'],
  ])('a package %s', async (_what, name, fields, specifier) => {
    const folder = await folderWith({ ...pack(name, fields, index), 'deep/er/x.txt': '' })
    const { registry, files } = await openRegistry([specifier], join(folder, 'deep/er'))
    expect(registry.get('spectrum-writer', 'one').id).toBe('one')
    expect(files).toEqual([expect.stringContaining('index.js')])
  })

  it.each([
    ['that is not installed', 'nonesuch', {}, 'no such package is installed'],
    ['with nothing to import', 'p', { exports: { '.': { browser: './index.js' } } }, 'is installed in'],
    ['that hides the part', 'p/index.js', { exports: { '.': './index.js' } }, undefined],
    ['that hides itself', 'p', { exports: { '.': null } }, 'is installed in'],
    ['whose file is missing', 'p', { exports: './gone.js' }, 'is installed in'],
    ['whose main is missing', 'p', { main: './gone/gone.js', exports: null }, undefined],
    ['whose package.json is broken', 'q', {}, 'is installed in'],
  ])('a package %s is refused', async (_what, specifier, fields, reason) => {
    const files = specifier === 'p' && 'main' in fields ? {} : index
    const folder = await folderWith({ ...pack('p', fields, files), 'node_modules/q/package.json': '{' })
    const outcome = await openRegistry([specifier], folder).catch((thrown) => thrown)
    expect(outcome).toMatchObject({ code: 'E_PLUGIN_LOAD' })
    if (reason !== undefined) expect(outcome.message).toContain(reason)
    expect(outcome.message).toMatch(/[^.]\.$/)
  })

  it('messages end in one full stop', async () => {
    const folder = await folderWith({ 'throws.js': 'throw new Error("There is no such thing.")' })
    const { err } = await run('plugins', '--plugin', join(folder, 'throws.js'))
    expect(err).toContain('[E_PLUGIN_LOAD]')
    expect(err).not.toContain('..')
  })
})

describe('plugins named twice', () => {
  it('are loaded once: by the configuration, by --plugin, through the module that has them', async () => {
    const folder = await folderWith({
      'one.js': writer('one'),
      'package.json': '{"type":"module"}',
      'again.js': 'import one from "./one.js"\nexport default [one, one]\n',
      'freecurve.config.json': '{"plugins":["./one.js","./again.js"]}',
    })
    const args = ['plugins', '--json', '--plugin', './one.js', '--plugin', join(folder, 'one.js')]
    const { code, out } = await runBuilt(folder, ...args)
    expect(code).toBe(0)
    expect(JSON.parse(out)).toHaveLength(shippedRegistry.all().length + 1)
  })

  it('two plugins of one name are still an error', async () => {
    const folder = await folderWith({ 'a.mjs': writer('one'), 'b.mjs': writer('one') })
    await expect(openRegistry(['./a.mjs', './b.mjs'], folder)).rejects.toMatchObject({ code: 'E_PLUGIN_DUPLICATE' })
  })
})

describe('files of plugins are inputs', () => {
  it.each(['freecurve.config.json', 'one.mjs'])('%s is not overwritten', async (name) => {
    const folder = await folderWith({ 'one.mjs': writer('one'), 'freecurve.config.json': '{"plugins":["./one.mjs"]}' })
    const before = await namesIn(folder)
    const outcome = await runBuilt(folder, 'evolve', '--formula', '1 + z*m + m^2', '--ratio', '2', '--out', name)
    expect([outcome.code, outcome.err]).toEqual([2, expect.stringContaining('[E_FILE_WRITE]')])
    expect(await namesIn(folder)).toEqual(before)
  })
})

it('an error of a plugin with its own copy of @freecurve/core keeps its code', async () => {
  const folder = await folderWith({ 'x.npy': Float64Array.from({ length: 50 }, (_, k) => Math.sin(k)) })
  await writeFile(
    join(folder, 'other.mjs'),
    `class FreecurveError extends Error {
      name = 'FreecurveError'
      constructor(code, message, details) { super(message); this.code = code; this.details = details }
    }
    export default {
      kind: 'curve-family', id: 'other', summary: 'x', known: [{}], fromJSON() {},
      fit() { throw new FreecurveError('E_OPTION_VALUE', 'smoothness is a number.', { option: 'smoothness' }) },
    }\n`,
  )
  const args = ['--plugin', join(folder, 'other.mjs'), '--family', 'other', '--set', 'smoothness=x']
  const { code, err } = await run('fit', join(folder, 'x.npy'), ...args)
  expect([code, err]).toEqual([2, expect.stringContaining('[E_OPTION_VALUE]')])
})
