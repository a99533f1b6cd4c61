import { messageOf } from '@freecurve/core'
import type { KoffiFunc } from 'koffi'
import { solverError } from './solver-error.ts'

/** A Fortran routine: all arguments are arrays, passed by their addresses. */
type Routine = KoffiFunc<(...args: ArrayBufferView[]) => void>

/** The routines of LAPACK that are called, and the means to say how many threads work. */
export interface Lapack {
  readonly dsyevd: Routine
  readonly zheevd: Routine
  /** Sets the number of threads and returns the one before; undefined where the library has no such function. */
  readonly setThreads: ((threads: number) => number) | undefined
}

/** Names under which a LAPACK is usually found, by platform. */
const NAMES: { readonly [platform: string]: readonly string[] } = {
  linux: ['libopenblas.so.0', 'liblapack.so.3', 'libopenblas.so', 'liblapack.so'],
  darwin: ['/System/Library/Frameworks/Accelerate.framework/Accelerate', 'libopenblas.dylib', 'liblapack.dylib'],
  win32: ['libopenblas.dll', 'openblas.dll', 'liblapack.dll'],
}

const opened = new Map<string, Lapack>()

/**
 * LAPACK out of the given library, or else out of the first of the usual ones that can be loaded. It stays loaded.
 *
 * @throws E_SOLVER where koffi is not installed, or no such library.
 */
export async function openLibrary(library: string | undefined): Promise<Lapack> {
  const koffi = await loadKoffi()
  const names = library === undefined ? (NAMES[process.platform] ?? []) : [library]
  const failures: string[] = []
  for (const name of names) {
    const held = opened.get(name)
    if (held !== undefined) return held
    try {
      const lapack = routinesOf(koffi, name)
      opened.set(name, lapack)
      return lapack
    } catch (cause) {
      failures.push(`${name}: ${messageOf(cause)}`)
    }
  }
  throw solverError(
    `no library has it (tried ${failures.join('; ') || 'none on this platform'})`,
    'Install one, on Debian with "apt install libopenblas0", or name it with the option library or in FREECURVE_LAPACK.',
  )
}

type Koffi = typeof import('koffi').default

async function loadKoffi(): Promise<Koffi> {
  try {
    const { default: koffi } = await import('koffi')
    return koffi
  } catch (cause) {
    throw solverError('the package koffi is not installed', 'Install it: npm install koffi.', cause)
  }
}

/** Every argument is an address. Fortran also passes the lengths of the two texts, which no LAPACK reads. */
const pointers = (count: number): 'void *'[] => Array.from({ length: count }, () => 'void *')

function routinesOf(koffi: Koffi, name: string): Lapack {
  const library = koffi.load(name)
  const dsyevd = library.func('dsyevd_', 'void', pointers(11))
  const zheevd = library.func('zheevd_', 'void', pointers(13))
  return { dsyevd, zheevd, setThreads: threadSetter(library) }
}

function threadSetter(library: ReturnType<Koffi['load']>): Lapack['setThreads'] {
  try {
    const get = library.func('openblas_get_num_threads', 'int', [])
    const set = library.func('openblas_set_num_threads', 'void', ['int'])
    return (threads) => {
      const before: number = get()
      set(threads)
      return before
    }
  } catch {
    return undefined
  }
}
