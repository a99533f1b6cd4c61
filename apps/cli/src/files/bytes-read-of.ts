import type { OpenFile } from '@freecurve/spectra-io/node'

/** Bytes of a file that were read: no more than it has, however often it was gone through. */
export const bytesReadOf = (file: OpenFile): number => Math.min(file.bytesRead(), file.size)
