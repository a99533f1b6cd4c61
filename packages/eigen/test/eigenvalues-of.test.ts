import { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { eigenvaluesOf, symmetricEigenvalues } from '../src/index.ts'
import { readThreads } from '../src/read-threads.ts'
import { makeHelpers } from '../src/wasm/make-helpers.ts'
import { openKernel } from '../src/wasm/open-kernel.ts'
import { threadMaker } from '../src/wasm/thread-maker.ts'
import { matrixOf, random } from './matrices.ts'

const matrix = random(700, 2)

const haveProcessors = (count: number) =>
  vi.spyOn(process.getBuiltinModule('node:os'), 'availableParallelism').mockReturnValue(count)

/** Counts the threads that start and those that end. */
function watchThreads() {
  const counts = { started: 0, ended: 0 }
  const unref = vi.spyOn(Worker.prototype, 'unref').mockImplementation(function (this: Worker) {
    counts.started++
    this.once('exit', () => {
      counts.ended++
    })
  })
  return { counts, unref }
}

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

describe('eigenvaluesOf', () => {
  it.each([1, 2, 3])('gives the same bits as the synchronous form with %i threads', async (threads) => {
    haveProcessors(3)
    expect(await eigenvaluesOf(matrix, { threads })).toEqual(symmetricEigenvalues(matrix))
  })

  it('is the same with threads at every small size', async () => {
    for (const n of [0, 1, 7, 8, 9, 64, 65, 127, 128, 129, 130]) {
      const small = random(n, n + 1)
      expect(await eigenvaluesOf(small, { threads: 2 })).toEqual(symmetricEigenvalues(small))
    }
  })

  it('reports progress from 0 to 1 and lets other work in', async () => {
    const shares: number[] = []
    let ticks = 0
    const timer = setInterval(() => {
      ticks++
    }, 1)
    await eigenvaluesOf(matrix, { threads: 2, onProgress: (share) => shares.push(share) })
    clearInterval(timer)
    expect(ticks).toBeGreaterThan(0)
    expect(shares.length).toBeGreaterThan(2)
    expect(shares[0]).toBe(0)
    expect(shares.at(-1)).toBe(1)
    expect(shares).toEqual(shares.slice().sort((a, b) => a - b))
  })

  it('ends its threads after success, refusal, abort and a failing listener', async () => {
    haveProcessors(3)
    const { counts } = watchThreads()
    await eigenvaluesOf(matrix, { threads: 3 })
    expect(counts).toEqual({ started: 2, ended: 2 })

    const asymmetric = { size: 128, data: Float64Array.from({ length: 128 * 128 }, (_, k) => k) }
    await expect(eigenvaluesOf(asymmetric, { threads: 2 })).rejects.toMatchObject({ code: 'E_MATRIX' })

    const reason = new Error('enough')
    const controller = new AbortController()
    const abortLate = (share: number) => share > 0.1 && controller.abort(reason)
    const running = eigenvaluesOf(matrix, { threads: 2, signal: controller.signal, onProgress: abortLate })
    await expect(running).rejects.toBe(reason)
    expect(counts).toEqual({ started: 3, ended: 3 })

    const bad = new Error('listener')
    const onProgress = (share: number) => {
      if (share > 0) throw bad
    }
    await expect(eigenvaluesOf(matrix, { threads: 2, onProgress })).rejects.toBe(bad)
    expect(counts).toEqual({ started: 4, ended: 4 })
  })

  it('does not begin when aborted before', async () => {
    const { counts } = watchThreads()
    const reason = new Error('never')
    await expect(eigenvaluesOf(matrix, { threads: 2, signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    expect(counts.started).toBe(0)
  })

  it('starts no more threads than there are processors, nor more than one for 64 rows', async () => {
    const { counts } = watchThreads()
    const processors = haveProcessors(3)
    const values = symmetricEigenvalues(matrix)
    expect(await eigenvaluesOf(matrix, { threads: 256 })).toEqual(values)
    expect(counts).toEqual({ started: 2, ended: 2 })
    processors.mockReturnValue(200)
    await eigenvaluesOf(random(10, 1), { threads: 256 })
    await eigenvaluesOf(random(127, 1), { threads: 256 })
    expect(counts.started).toBe(2)
    await eigenvaluesOf(random(200, 1), { threads: 256 })
    expect(counts).toEqual({ started: 4, ended: 4 })
    expect(readThreads(2, 1e4)).toBe(2)
    expect(readThreads(undefined, 1e6)).toBe(200)
  })

  it('takes one thread by default for few rows, and more for many', async () => {
    const { counts } = watchThreads()
    await eigenvaluesOf(random(1000, 1))
    expect(counts.started).toBe(0)
    const processors = haveProcessors(8)
    await eigenvaluesOf(random(1001, 1))
    expect(counts.started).toBe(1)
    expect(readThreads(undefined, 2600)).toBe(5)
    processors.mockReturnValue(3)
    expect(readThreads(undefined, 2600)).toBe(3)
  })

  it('does without threads where none can be had', async () => {
    vi.spyOn(process, 'getBuiltinModule').mockReturnValue(undefined as never)
    expect(threadMaker()).toBeUndefined()
    expect(await eigenvaluesOf(matrix, { threads: 4 })).toEqual(symmetricEigenvalues(matrix))
  })

  it('makes browser workers of the same program where memory can be shared', async () => {
    vi.spyOn(process, 'getBuiltinModule').mockReturnValue(undefined as never)
    const posted: unknown[] = []
    let ended = 0
    class FakeWorker {
      onerror: ((error: unknown) => void) | null = null
      postMessage = (data: unknown) => posted.push(data)
      terminate = () => {
        ended++
      }
    }
    vi.stubGlobal('Worker', FakeWorker)
    vi.stubGlobal('navigator', { hardwareConcurrency: 3 })
    expect(threadMaker()).toBeUndefined()
    vi.stubGlobal('crossOriginIsolated', true)
    expect(await eigenvaluesOf(matrix, { threads: 9 })).toEqual(symmetricEigenvalues(matrix))
    expect(posted).toHaveLength(2)
    expect(posted[0]).toMatchObject({ module: expect.any(WebAssembly.Module), memory: expect.any(WebAssembly.Memory) })
    expect(ended).toBe(2)
  })

  it('says so when a thread fails that had taken work', async () => {
    vi.spyOn(process, 'getBuiltinModule').mockReturnValue(undefined as never)
    vi.stubGlobal('crossOriginIsolated', true)
    vi.stubGlobal('navigator', { hardwareConcurrency: 2 })
    class ThiefOfWork {
      onerror: ((error: unknown) => void) | null = null
      /** Claims a chunk and fails. */
      postMessage = ({ memory }: { readonly memory: WebAssembly.Memory }) => {
        const claims = new BigInt64Array(memory.buffer, 0, 1)
        const steal = () => {
          const held = Atomics.add(claims, 0, 1n)
          if ((held & 0xffffffffn) < held >> 32n) this.onerror?.(new Error('out of memory'))
          else setTimeout(steal)
        }
        setTimeout(steal)
      }
      terminate = () => {}
    }
    vi.stubGlobal('Worker', ThiefOfWork)
    await expect(eigenvaluesOf(random(1000, 1), { threads: 2 })).rejects.toMatchObject({
      code: 'E_SOLVER',
      details: { solver: 'wasm', reason: 'a thread failed' },
    })
  })

  it.each([0, -1, 1.5, 257, 100_000, Number.NaN, Infinity])('refuses %d threads', async (threads) => {
    await expect(
      eigenvaluesOf(
        matrixOf(2, () => 1),
        { threads },
      ),
    ).rejects.toMatchObject({
      code: 'E_OPTION_VALUE',
      details: { option: 'threads' },
    })
  })
})

describe('makeHelpers', () => {
  it('has nothing to end before it is joined', async () => {
    const helpers = makeHelpers(() => expect.unreachable(), 2)
    await helpers.end()
    expect(helpers.failure).toBeUndefined()
  })

  it('does without a thread that cannot be made', async () => {
    const helpers = makeHelpers(() => {
      throw new Error('forbidden')
    }, 2)
    helpers.join(openKernel(10, 8, 'shared'))
    expect(helpers.failure).toEqual(new Error('forbidden'))
    await helpers.end()
  })

  it('gives each thread the memory of the kernel, and keeps what a thread fails with', async () => {
    const kernel = openKernel(10, 8, 'shared')
    const given: unknown[] = []
    const helpers = makeHelpers((data, onError) => {
      given.push(data.memory)
      onError('broken')
      return { end: async () => given.push('ended') }
    }, 2)
    helpers.join(kernel)
    expect(helpers.failure).toBe('broken')
    await helpers.end()
    expect(given).toEqual([kernel.memory, kernel.memory, 'ended', 'ended'])
  })
})
