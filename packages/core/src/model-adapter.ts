import type { MatrixSource } from './matrix-source.ts'
import type { Plugin } from './plugin.ts'

/** Makes a MatrixSource out of a model, so that random principal submatrices of a huge matrix are cheap. */
export interface ModelAdapter<I = unknown> extends Plugin<'model-adapter'> {
  /** Throws E_DOMAIN where the model's parts do not fit together. */
  source(input: I): MatrixSource
}
