import type { FreecurveError } from '@freecurve/core'
import { formatError } from '@freecurve/spectra-io'

/** E_FILE_FORMAT for bytes that make no ONNX model, with the offset where they stop making sense. */
export const fail = (message: string, at: number): FreecurveError<'E_FILE_FORMAT'> => formatError('onnx', message, at)
