/** By these MATLAB and Octave say what a dataset or a group means. */
const WANTED = ['MATLAB_class', 'MATLAB_empty', 'MATLAB_sparse', 'OCTAVE_NEW_FORMAT', 'OCTAVE_EMPTY_MATRIX']

/** Longest of those attributes, bytes. */
const LONGEST = 256

/**
 * The wanted attributes of a dataset or a group. One that is longer than it should be, or of variable length, is none of theirs.
 *
 * @param {import('./types.ts').Hdf5Module} module
 * @param {bigint} file
 * @param {string} path
 * @returns {import('./types.ts').Attributes}
 */
export function attributesOf(module, file, path) {
  const found = new Map()
  const names = module.get_attribute_names(file, path)
  for (const name of WANTED.filter((wanted) => names.includes(wanted))) {
    const { shape, size, total_size, vlen, type } = module.get_attribute_metadata(file, path, name)
    const bytes = size * total_size
    const plain = type === module.H5T_class_t.H5T_STRING.value || type === module.H5T_class_t.H5T_INTEGER.value
    if (shape === null || vlen || !plain || !(bytes > 0 && bytes <= LONGEST)) continue
    const at = module._malloc(LONGEST)
    try {
      if (module.get_attribute_data(file, path, name, BigInt(at)) < 0)
        throw new SyntaxError(`attribute ${name} of ${path}`)
      found.set(name, module.HEAPU8.slice(at, at + bytes))
    } finally {
      module._free(at)
    }
  }
  return found
}
