import { once } from 'node:events'
import { link, mkdir, readFile, stat, symlink } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { isFreecurveError } from '@freecurve/core'
import { afterAll, describe, expect, it } from 'vitest'
import { checkOutputs } from '../src/files/planned-outputs.ts'
import { writeOutputs } from '../src/files/write-outputs.ts'
import { folderWith, namesIn, removeFolders, run } from './workbench.ts'

const servers: Server[] = []
afterAll(async () => {
  for (const server of servers) server.close()
  await removeFolders()
})

/** A socket, which stands in a folder like a file and is none. */
async function socketAt(path: string): Promise<void> {
  const server = createServer().listen(path)
  servers.push(server)
  await once(server, 'listening')
}

const curve = JSON.stringify({
  schema: 'freecurve/curve@1',
  family: 'free-levy',
  parameters: { a: 0, sigma2: 1, rates: [], jumps: [] },
})

/** A folder with a curve, another name for the folder in it, a hard and a symbolic link to the curve. */
async function workplace(): Promise<(name: string) => string> {
  const folder = await folderWith({ 'c.json': curve })
  const at = (name: string) => join(folder, name)
  await symlink('.', at('self'))
  await symlink('c.json', at('link.json'))
  await symlink('later.json', at('dangling.json'))
  await link(at('c.json'), at('hard.json'))
  return at
}

const outputs = (...paths: readonly string[]) => paths.map((path, k) => ({ option: ['out', 'plot', 'csv'][k]!, path }))

/** The code of what a promise throws, or null. */
const codeOf = async (promise: Promise<unknown>): Promise<string | null> =>
  promise.then(
    () => null,
    (thrown) => (isFreecurveError(thrown) ? thrown.code : String(thrown)),
  )

describe('checking outputs', () => {
  it.each(['c.json', 'self/c.json', 'self/self/c.json', 'link.json', 'hard.json', 'new/../c.json'])(
    'an input is never overwritten under the name %s',
    async (name) => {
      const at = await workplace()
      expect(await codeOf(checkOutputs(outputs(at(name)), [at('c.json')]))).toBe('E_FILE_WRITE')
    },
  )

  it.each([
    ['r.json', 'self/r.json'],
    ['later.json', 'dangling.json'],
    ['later.json', 'self/dangling.json'],
    ['new/r.json', 'self/new/r.json'],
    ['link.json', 'hard.json'],
  ])('%s and %s are one file', async (one, other) => {
    const at = await workplace()
    expect(await codeOf(checkOutputs(outputs(at(one), at(other)), []))).toBe('E_FILE_WRITE')
  })

  it.each([
    ['a/b', 'a/b/c.svg'],
    ['self/a/b/c.svg', 'a/b'],
  ])('%s and %s cannot both be', async (one, other) => {
    const at = await workplace()
    expect(await codeOf(checkOutputs(outputs(at(one), at(other)), []))).toBe('E_FILE_WRITE')
  })

  it('a folder that is none, a socket, and a name of 255 characters are refused', async () => {
    const at = await workplace()
    await socketAt(at('socket'))
    for (const name of ['c.json/r.json', 'c.json/new/r.json', 'socket', 'r'.repeat(255)])
      expect(await codeOf(checkOutputs(outputs(at(name)), []))).toBe('E_FILE_WRITE')
  })

  it('files beside each other and devices pass, and names that only begin alike', async () => {
    const at = await workplace()
    await checkOutputs(outputs(at('r.json'), at('r.json.svg'), at('new/t.csv')), [at('c.json')])
    await checkOutputs(outputs('/dev/null', '/dev/null'), [at('c.json')])
  })
})

describe('writing outputs', () => {
  it('all or none: what fails last leaves nothing of the first, nor a new folder', async () => {
    const at = await workplace()
    const before = await namesIn(at('.'))
    const files = ['c.json', 'new/deep/r.json', 'r'.repeat(255)].map((name) => ({ path: at(name), content: 'new' }))
    expect(await codeOf(writeOutputs(files))).toBe('E_FILE_WRITE')
    expect(await namesIn(at('.'))).toEqual(before)
    expect(await readFile(at('c.json'), 'utf8')).toBe(curve)
  })

  it('a device is written to, not replaced', async () => {
    const at = await workplace()
    await writeOutputs([
      { path: '/dev/null', content: 'x' },
      { path: at('r.json'), content: 'y' },
    ])
    expect((await stat('/dev/null')).isCharacterDevice()).toBe(true)
    expect(await readFile(at('r.json'), 'utf8')).toBe('y')
  })

  it('a symbolic link stays one, and its file is written', async () => {
    const at = await workplace()
    const before = await namesIn(at('.'))
    await writeOutputs([{ path: at('link.json'), content: 'x' }])
    await writeOutputs([{ path: at('dangling.json'), content: 'y' }])
    expect(await readFile(at('c.json'), 'utf8')).toBe('x')
    expect(await readFile(at('later.json'), 'utf8')).toBe('y')
    expect(await namesIn(at('.'))).toEqual([...before, 'later.json'].sort())
  })

  it('a socket is not replaced', async () => {
    const at = await workplace()
    await socketAt(at('socket'))
    expect(await codeOf(writeOutputs([{ path: at('socket'), content: 'x' }]))).toBe('E_FILE_WRITE')
    expect((await stat(at('socket'))).isSocket()).toBe(true)
  })
})

describe('through a command', () => {
  it('exit 2 for the input under another name, which stays as it was', async () => {
    const at = await workplace()
    const { code, err } = await run('evolve', at('c.json'), '--ratio', '2', '--out', at('self/c.json'))
    expect([code, err]).toEqual([2, expect.stringContaining('[E_FILE_WRITE]')])
    expect(await readFile(at('c.json'), 'utf8')).toBe(curve)
  })

  it('writes into folders that are not there yet', async () => {
    const at = await workplace()
    await mkdir(at('half'))
    expect((await run('evolve', at('c.json'), '--ratio', '2', '--out', at('half/way/r.json'), '--quiet')).code).toBe(0)
    expect(await namesIn(at('half/way'))).toEqual(['r.json'])
  })
})
