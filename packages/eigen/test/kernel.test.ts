import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { KERNEL } from '../src/generated/kernel.ts'
import { kernelModule } from '../src/wasm/kernel-module.ts'
import { kernelRoom } from '../src/wasm/kernel-room.ts'

describe('the kernel', () => {
  it('is what its sources compile to', () => {
    const script = fileURLToPath(new URL('../scripts/build-kernel.mjs', import.meta.url))
    execFileSync(process.execPath, [script, '--check'], { stdio: 'pipe' })
  }, 60_000)

  it('has less than 10 kB, and two forms that differ in one byte', () => {
    expect(atob(KERNEL).length).toBeLessThan(10_000)
    expect(WebAssembly.Module.imports(kernelModule(false))).toEqual(WebAssembly.Module.imports(kernelModule(true)))
    const shared = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true })
    const own = new WebAssembly.Memory({ initial: 1, maximum: 1 })
    const opens = (module: WebAssembly.Module, memory: WebAssembly.Memory) =>
      new WebAssembly.Instance(module, { env: { memory } }).exports
    expect(opens(kernelModule(true), shared)).toHaveProperty('serve')
    expect(opens(kernelModule(false), own)).toHaveProperty('serve')
    expect(() => opens(kernelModule(true), own)).toThrow(WebAssembly.LinkError)
    expect(() => opens(kernelModule(false), shared)).toThrow(WebAssembly.LinkError)
  })

  it('keeps a small memory, clean, and never a large one', () => {
    const small = kernelRoom(50_000, 'kept')
    new Uint8Array(small.memory.buffer).fill(1)
    const again = kernelRoom(40_000, 'kept')
    expect(again.memory).toBe(small.memory)
    expect(new Uint8Array(again.memory.buffer, 0, 40_000).every((byte) => byte === 0)).toBe(true)
    expect(kernelRoom(40_000, 'own').memory).not.toBe(small.memory)
    expect(small.memory.buffer.byteLength).toBe(2 ** 20)
    expect(kernelRoom(2 ** 20 + 1, 'kept').memory).not.toBe(kernelRoom(2 ** 20 + 1, 'kept').memory)
  })

  it('refuses what 32-bit addresses do not reach', () => {
    expect(() => kernelRoom(2 ** 32 + 1, 'own')).toThrow(
      expect.objectContaining({ code: 'E_MATRIX', details: expect.objectContaining({ reason: 'no memory' }) }),
    )
  })
})
