import { spawnSync } from 'node:child_process'
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readToEnd } from '../src/node/read-to-end.ts'
import { withFile } from '../src/node.ts'
import { errorOf } from './error-of.ts'

const content = Uint8Array.from({ length: 300_000 }, (_, k) => (k * k) >> 5)
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'freecurve-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('a file that is read', () => {
  it('from disk, in pieces', async () => {
    const path = join(folder, 'x.bin')
    await writeFile(path, content)
    const piece = await withFile(path, async (file) => [file.size, await file.read(5, 9), file.bytesRead()])
    expect(piece).toEqual([content.length, content.slice(5, 9), 4])
  })

  it('from disk, its first bytes once', async () => {
    const path = join(folder, 'y.bin')
    await writeFile(path, content)
    await withFile(path, async (file) => {
      const counts: number[] = []
      for (const [from, to] of [
        [0, 400],
        [100, 300],
        [0, 70_000],
        [65_000, 66_000],
        [0, content.length],
      ] as const) {
        expect(Buffer.compare(await file.read(from, to), content.subarray(from, to))).toBe(0)
        counts.push(file.bytesRead())
      }
      const kept = 2 ** 16
      const before = 70_000 + 66_000 - kept
      expect(counts).toEqual([400, 400, 70_000, before, before + content.length - kept])
      ;(await file.read(0, 99)).fill(7)
      expect(Buffer.compare(await file.read(0, 99), content.subarray(0, 99))).toBe(0)
    })
  })

  it.skipIf(process.platform === 'win32')('from a pipe, as a whole', async () => {
    const path = join(folder, 'pipe')
    expect(spawnSync('sh', ['-c', 'mkfifo "$0"', path]).status).toBe(0)
    const writing = writeFile(path, content)
    const whole = await withFile(path, (file) => file.read(0, file.size))
    await writing
    expect(Buffer.compare(whole, content)).toBe(0)
  })
})

describe('what is not read', () => {
  it.each(['missing', '.'])('%s', async (name) => {
    expect((await errorOf(() => withFile(join(folder, name), async () => 0))).code).toBe('E_FILE_READ')
  })

  it.skipIf(process.platform === 'win32')('a device beyond the bound', async () => {
    const handle = await open('/dev/zero')
    try {
      await expect(readToEnd(handle, 100_000)).rejects.toThrow(RangeError)
    } finally {
      await handle.close()
    }
  })
})
