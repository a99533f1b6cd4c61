/** Bytes that are read in pieces: a file on disk, a Blob in a browser, an array in memory. */
export interface ByteSource {
  /** File name without folders, for messages and for its ending. */
  readonly name: string
  /** Bytes in all. */
  readonly size: number
  /** The bytes from…to−1, 0 ≤ from ≤ to ≤ size. Not to be written to. Rejects with E_FILE_READ. */
  read(from: number, to: number): Promise<Uint8Array>
  /** Where it lies on disk, for a reader whose library opens files itself; absent for bytes that lie elsewhere. */
  readonly path?: string | undefined
  /** Told by such a reader of the bytes that its library read, so that they are counted. */
  noteRead?(bytes: number): void
}
