/**
 * The bytes of some elements of a dataset, in row-major order, little-endian where the library can turn them.
 *
 * @param {import('./types.ts').Hdf5Module} module
 * @param {bigint} file
 * @param {import('./types.ts').Box} box
 * @returns {Uint8Array}
 */
export function readBox(module, file, { path, offset, count, size }) {
  const bytes = count.reduce((product, n) => product * n, size)
  const at = module._malloc(bytes)
  if (at === 0) throw new SyntaxError(`${bytes} bytes are more than the library has room for`)
  try {
    const whole = count.length === 0
    const big = (/** @type {readonly number[]} */ numbers) => (whole ? null : numbers.map(BigInt))
    const status = module.get_dataset_data(
      file,
      `/${path}`,
      big(count),
      big(offset),
      big(count.map(() => 1)),
      BigInt(at),
    )
    if (status < 0) throw new SyntaxError(`the numbers of ${path} cannot be read: its chunks or filters are damaged`)
    return module.HEAPU8.slice(at, at + bytes)
  } finally {
    module._free(at)
  }
}
