import { attributesOf } from './attributes-of.js'

/** Deeper nesting of groups is no file that anybody wrote. */
const DEEPEST = 64

/**
 * All datasets and groups of a file. A group is entered once, whatever links lead to it; links that lead out of the file or nowhere are
 * passed over.
 *
 * @param {import('./types.ts').Hdf5Module} module
 * @param {bigint} file
 * @returns {import('./types.ts').Walk}
 */
export function walk(module, file) {
  const datasets = []
  const groups = []
  const seen = new Set()
  const waiting = [{ path: '', depth: 0 }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { path, depth } = next
    const address = addressOf(module, file, `/${path}`)
    if (seen.has(address)) continue
    seen.add(address)
    if (depth > DEEPEST) throw new SyntaxError(`groups are nested more than ${DEEPEST} deep`)
    groups.push({ path, attributes: attributesOf(module, file, `/${path}`) })
    const below = []
    for (const name of module.get_names(file, `/${path}`, false)) {
      const child = path === '' ? name : `${path}/${name}`
      const kind = kindOf(module, file, `/${child}`)
      if (kind === 'group') below.push({ path: child, depth: depth + 1 })
      if (kind === 'dataset') datasets.push(describe(module, file, child))
    }
    waiting.push(...below.reverse())
  }
  return { datasets, groups }
}

/**
 * @param {import('./types.ts').Hdf5Module} module
 * @param {bigint} file
 * @param {string} path
 */
function kindOf(module, file, path) {
  const type = module.get_type(file, path)
  if (type === module.H5G_GROUP) return 'group'
  if (type === module.H5G_DATASET) return 'dataset'
  // The library leaves the type as it was where an object is damaged, so others must prove what they are.
  if (type === module.H5G_TYPE && module.get_datatype_metadata(file, path) !== null) return 'type'
  if (type === module.H5G_LINK && module.get_symbolic_link(file, path) !== null) return 'link'
  if (type === module.H5G_UDLINK && module.get_external_link(file, path).filename !== undefined) return 'link'
  throw new SyntaxError(`the object ${path} is damaged`)
}

/**
 * @param {import('./types.ts').Hdf5Module} module
 * @param {bigint} file
 * @param {string} path
 * @returns {import('./types.ts').Dataset}
 */
function describe(module, file, path) {
  const about = module.get_dataset_metadata(file, `/${path}`)
  const members = Object.entries(about.enum_type?.members ?? {})
  return {
    path,
    address: addressOf(module, file, `/${path}`),
    kind: about.type,
    size: about.size,
    shape: about.shape,
    chunks: about.chunks,
    virtual: about.virtual_sources !== undefined,
    boolean: members.length === 2 && members.every(([name, value]) => ['FALSE', 'TRUE'][value] === name),
    filters: module.get_dataset_filters(file, `/${path}`).map(({ id }) => id),
    attributes: attributesOf(module, file, `/${path}`),
  }
}

/**
 * An object reference is the address of the object's header.
 *
 * @param {import('./types.ts').Hdf5Module} module
 * @param {bigint} file
 * @param {string} path
 */
function addressOf(module, file, path) {
  return Array.from(module.create_object_reference(file, path)).reduceRight((address, byte) => 256 * address + byte, 0)
}
