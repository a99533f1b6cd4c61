import { FreecurveError, messageOf } from '@freecurve/core'

type Runtime = typeof import('onnxruntime-web')

/** What Node and the bundlers say where a package is not installed. */
const MISSING = /Cannot find (module|package)|Failed to (resolve|fetch)/

/** onnxruntime-web, on one thread unless somebody has set another number. Rejects with E_FILE_SUPPORT where it is not installed. */
export async function loadRuntime(load: () => Promise<Runtime> = () => import('onnxruntime-web')): Promise<Runtime> {
  let runtime: Runtime
  try {
    runtime = await load()
  } catch (cause) {
    if (!MISSING.test(messageOf(cause))) throw cause
    const message =
      'ONNX models are run with the package onnxruntime-web, which is not installed. Install it next to freecurve: npm install onnxruntime-web.'
    throw new FreecurveError('E_FILE_SUPPORT', message, { format: 'onnx', install: 'onnxruntime-web' }, { cause })
  }
  runtime.env.wasm.numThreads ??= 1
  return runtime
}
