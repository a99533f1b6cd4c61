import { mount } from './mount.js'
import { readParts } from './read-parts.js'
import { walk } from './walk.js'

/**
 * The HDF5 library, compiled to WebAssembly by h5wasm. It sees one file at a time, in a file system of its own that holds nothing else:
 * links and data outside the file lead nowhere. These modules are JavaScript, so that a worker thread can run them unbuilt.
 *
 * @returns {Promise<import('./types.ts').Library>} Rejects where h5wasm is not installed.
 */
export async function createLibrary() {
  const module = await (await import('h5wasm')).ready
  // A filter that the library does not know makes it look for a plugin: code, which no file shall bring in.
  while (module.get_plugin_search_paths().length > 0) module.remove_plugin_search_path(0)
  /** @type {{ id: number, file: bigint } | undefined} */
  let held
  const nameOf = (/** @type {number} */ id) => `/file-${id}`
  const close = () => {
    if (held === undefined) return
    const { id, file } = held
    held = undefined
    if (file >= 0n) module.close_file(file)
    module.FS.unlink(nameOf(id))
  }
  const open = (/** @type {import('./types.ts').Source} */ source) => {
    if (held?.id === source.id) return held.file
    close()
    mount(module, nameOf(source.id), source)
    const file = module.open(nameOf(source.id), module.H5F_ACC_RDONLY, false, -1, -1)
    held = { id: source.id, file }
    return file
  }
  return ({ source, wanted }) => {
    const file = open(source)
    if (file < 0n) throw new SyntaxError('its superblock or its root group is damaged, or it is cut off')
    return wanted === undefined ? walk(module, file) : readParts(module, file, wanted)
  }
}
