import type { ready } from 'h5wasm'

/** The module of the HDF5 library, as h5wasm makes it. */
export type Hdf5Module = Awaited<typeof ready>

/** Copies `length` bytes from a position of the file into the buffer. */
export type ReadAt = (buffer: Uint8Array, offset: number, length: number, position: number) => void

/** A file as the library sees it. */
export interface Source {
  /** Another one for every file that is opened. */
  readonly id: number
  /** Bytes in all. */
  readonly size: number
  readonly readAt: ReadAt
}

/** Bytes of the attributes by which MATLAB and Octave say what a dataset or a group means; numbers in little-endian order. */
export type Attributes = ReadonlyMap<string, Uint8Array>

/** What the library tells of a dataset. */
export interface Dataset {
  /** Without the leading slash. */
  readonly path: string
  /** Of its object header, from the base address of the file. */
  readonly address: number
  /** Class of its type: H5T_class_t. */
  readonly kind: number
  /** Bytes per element. */
  readonly size: number
  /** Null for a dataspace without elements. */
  readonly shape: readonly number[] | null
  readonly chunks: readonly number[] | null
  /** Whether its numbers lie in other datasets. */
  readonly virtual: boolean
  /** Whether it is an enumeration of FALSE and TRUE. */
  readonly boolean: boolean
  /** Identifiers of its filters, in order. */
  readonly filters: readonly number[]
  readonly attributes: Attributes
}

interface Group {
  readonly path: string
  readonly attributes: Attributes
}

/** All that is in a file. */
export interface Walk {
  readonly datasets: readonly Dataset[]
  readonly groups: readonly Group[]
}

/** The elements offset…offset+count−1 along each dimension. */
export interface Part {
  readonly offset: readonly number[]
  readonly count: readonly number[]
}

/** Parts of a dataset. */
export interface Parts {
  readonly path: string
  /** Bytes per element. */
  readonly size: number
  readonly parts: readonly Part[]
}

/** One question to the library; without parts, what there is in the file. */
interface Request {
  readonly source: Source
  readonly wanted?: Parts | undefined
}

/** Answers a question; throws what the library throws. */
export type Library = (request: Request) => Walk | Uint8Array

/** A question to the worker thread: the file on disk, or bytes in shared memory. */
export interface WorkerRequest {
  readonly file: {
    readonly id: number
    readonly size: number
    readonly path?: string | undefined
    readonly bytes?: Uint8Array | undefined
  }
  readonly wanted?: Parts | undefined
}

/** What went wrong in the library, as it crosses the border of a thread. */
export interface Failure {
  readonly code?: string | undefined
  readonly name: string
  readonly message: string
}

/** An answer, and how many bytes of the file the library read for it. */
export type WorkerAnswer = { readonly bytesRead: number } & (
  | { readonly result: Walk | Uint8Array }
  | { readonly failure: Failure }
)
