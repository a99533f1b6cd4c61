/**
 * Puts a file into the library's own file system; its bytes are fetched as the library asks for them.
 *
 * @param {import('./types.ts').Hdf5Module} module
 * @param {string} name
 * @param {import('./types.ts').Source} source
 */
export function mount({ FS }, name, { size, readAt }) {
  FS.writeFile(name, new Uint8Array(0))
  const node = /** @type {MemoryNode} */ (/** @type {unknown} */ (FS.lookupPath(name, {}).node))
  node.usedBytes = size
  node.stream_ops = {
    ...node.stream_ops,
    read: (_stream, buffer, offset, length, position) => {
      const count = Math.max(0, Math.min(length, size - position))
      readAt(new Uint8Array(buffer.buffer, buffer.byteOffset), offset, count, position)
      return count
    },
  }
}

/**
 * A file of emscripten's MEMFS.
 *
 * @typedef {object} MemoryNode
 * @property {number} usedBytes
 * @property {{ read?: (stream: unknown, buffer: Uint8Array, offset: number, length: number, position: number) => number }} stream_ops
 */
