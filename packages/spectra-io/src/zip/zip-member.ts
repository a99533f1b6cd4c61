/** One file in a zip archive, as the central directory has it. */
export interface ZipMember {
  readonly name: string
  /** 0: stored as it is; 8: deflated. */
  readonly method: 0 | 8
  /** CRC-32 of the content. */
  readonly crc: number
  /** Bytes it takes in the archive. */
  readonly packedSize: number
  /** Bytes of the content. */
  readonly size: number
  /** Offset of its local header. */
  readonly headerAt: number
  /** Where the next member or the directory begins: it ends before. */
  readonly limit: number
}
