import { closeSync, openSync, readSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'

// The library prints a trace of every failure; the answer says it in words.
console.error = () => {}

/** @type {Promise<import('./types.ts').Library> | undefined} */
let library
/** @type {{ readonly id: number, readonly handle: number } | undefined} */
let held
/** Bytes that the library read of its file, for the present question. */
let bytesRead = 0

parentPort?.on('message', async (/** @type {import('./types.ts').WorkerRequest} */ { file, wanted }) => {
  library ??= import('./library.js').then(({ createLibrary }) => createLibrary())
  /** @type {import('./types.ts').WorkerAnswer} */
  let answer
  bytesRead = 0
  try {
    const call = await library
    const result = call({ source: { id: file.id, size: file.size, readAt: readAtOf(file) }, wanted })
    answer = { bytesRead, result }
  } catch (error) {
    const { code, name, message } = /** @type {NodeJS.ErrnoException} */ (error)
    answer = { bytesRead, failure: { code, name, message } }
  }
  parentPort?.postMessage(answer)
})

/**
 * @param {import('./types.ts').WorkerRequest['file']} file
 * @returns {import('./types.ts').ReadAt}
 */
function readAtOf({ id, path, bytes }) {
  if (bytes !== undefined)
    return (buffer, offset, length, position) => buffer.set(bytes.subarray(position, position + length), offset)
  if (held?.id !== id) {
    if (held !== undefined) closeSync(held.handle)
    held = undefined
    held = { id, handle: openSync(path ?? '', 'r') }
  }
  const { handle } = held
  return (buffer, offset, length, position) => {
    for (let done = 0; done < length; ) {
      const count = readSync(handle, buffer, offset + done, length - done, position + done)
      if (count === 0) throw new SyntaxError('the file became shorter while it was read')
      done += count
    }
    bytesRead += length
  }
}
