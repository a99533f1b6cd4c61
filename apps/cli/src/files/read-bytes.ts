import { withFile } from '@freecurve/spectra-io/node'

/** The bytes of a file, or as many of the first ones as are wanted. Throws E_FILE_READ. */
export const readBytes = (path: string, most = Number.POSITIVE_INFINITY): Promise<Uint8Array> =>
  withFile(path, (file) => file.read(0, Math.min(file.size, most)))
