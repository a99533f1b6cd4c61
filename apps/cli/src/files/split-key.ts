/** A file, and the array in it that is meant. */
export interface FileAndKey {
  readonly path: string
  readonly key: string | undefined
}

/**
 * `file::key` as a file and the name of an array in it, so that several arrays of one file can be inputs; without `::` the key is that
 * of --key.
 */
export function splitKey(input: string, key?: string): FileAndKey {
  const at = input.indexOf('::')
  return at < 0 ? { path: input, key } : { path: input.slice(0, at), key: input.slice(at + 2) }
}
