/**
 * The bytes of some elements of a dataset: its parts one after the other, each in row-major order, little-endian where the library can
 * turn them.
 *
 * @param {import('./types.ts').Hdf5Module} module
 * @param {bigint} file
 * @param {import('./types.ts').Parts} wanted
 * @returns {Uint8Array}
 */
export function readParts(module, file, { path, size, parts }) {
  const sizes = parts.map(({ count }) => count.reduce((product, n) => product * n, size))
  const bytes = sizes.reduce((sum, n) => sum + n, 0)
  const at = module._malloc(bytes)
  if (at === 0) throw new SyntaxError(`${bytes} bytes are more than the library has room for`)
  try {
    let to = at
    for (const [k, { offset, count }] of parts.entries()) {
      const whole = count.length === 0
      const big = (/** @type {readonly number[]} */ numbers) => (whole ? null : numbers.map(BigInt))
      const ones = big(count.map(() => 1))
      const status = module.get_dataset_data(file, `/${path}`, big(count), big(offset), ones, BigInt(to))
      if (status < 0) throw new SyntaxError(`the numbers of ${path} cannot be read: its chunks or filters are damaged`)
      to += sizes[k] ?? 0
    }
    return module.HEAPU8.slice(at, to)
  } finally {
    module._free(at)
  }
}
