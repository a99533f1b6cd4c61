import { dirname } from 'node:path'
import {
  callPluginAsync,
  type HermitianMatrix,
  type MatrixSource,
  MODEL_SCHEMA,
  type Plugin,
  type Registry,
  type SymmetricMatrix,
} from '@freecurve/core'
import { openArrays } from '@freecurve/spectra-io'
import { withFile } from '@freecurve/spectra-io/node'
import { bytesReadOf } from '../files/bytes-read-of.ts'
import { splitKey } from '../files/split-key.ts'
import { misuse } from '../misuse.ts'
import { withModelHost } from '../model/model-host.ts'
import { optionsOfModel } from '../model/options-of-model.ts'
import { type ModelFile, modelIn } from '../model/read-model.ts'
import type { Progress } from '../progress.ts'
import { onlyArray, suitingView } from './choose-view.ts'
import { parseView } from './parse-view.ts'

/** Which matrix of a file is wanted. */
export interface MatrixChoice {
  /** Name of the array, where a file holds several. */
  readonly key?: string | undefined
  /** A matrix view and its options; without it, the view that suits. Of a model: its adapter's options. */
  readonly as?: string | undefined
  /** The adapters that a model may be for, where only some will do. */
  readonly adapters?: readonly string[] | undefined
}

/** A matrix that is open. */
export interface OpenMatrix {
  readonly source: MatrixSource<SymmetricMatrix | HermitianMatrix>
  /** The view or the adapter that made it. */
  readonly plugin: Plugin<'matrix-view' | 'model-adapter'>
  /** Name of the array, and the type of its numbers. */
  readonly key: string
  readonly type: string
  /** The files that it is read from. */
  readonly files: readonly string[]
  /** Bytes of them that were read so far, each once, and in all. */
  bytesRead(): number
  readonly fileSize: number
}

/**
 * Opens the matrix in a file, `file` or `file::key`, or of the model that a file describes, hands it to `use`, and closes every file. Steps
 * of the opening are told to `progress`. Throws what readers, views and adapters throw, E_MATRIX, E_MODEL, the signal's reason.
 */
export function withMatrix<R>(
  registry: Registry,
  input: string,
  choice: MatrixChoice,
  progress: Pick<Progress, 'signal' | 'step'>,
  use: (matrix: OpenMatrix) => Promise<R>,
): Promise<R> {
  const { path, key } = splitKey(input, choice.key)
  return withFile(path, async (file) => {
    const model = await modelIn(file, path, choice.adapters !== undefined)
    if (model !== null) {
      if (key !== undefined)
        throw misuse('key', `--key names an array of a file of arrays; ${path} describes a model, which is one matrix.`)
      return withModel(registry, path, model, choice, progress, use)
    }
    if (choice.adapters !== undefined)
      throw misuse(
        'model',
        `${path} describes no model. It must be a JSON file with "schema": "${MODEL_SCHEMA}"; --help shows one.`,
      )
    const array = onlyArray(await openArrays(file, registry.list('spectrum-reader')), key, file.name)
    const { id, options } =
      choice.as === undefined ? { id: suitingView(registry, array, file.name).id, options: {} } : parseView(choice.as)
    const view = registry.get('matrix-view', id)
    const source = await callPluginAsync(view, () => view.source(array, options))
    const bytesRead = () => bytesReadOf(file)
    const { key: name, type } = array
    return use({ source, plugin: view, key: name, type, files: [path], bytesRead, fileSize: file.size })
  })
}

function withModel<R>(
  registry: Registry,
  path: string,
  model: ModelFile,
  { as, adapters }: MatrixChoice,
  { signal, step }: Pick<Progress, 'signal' | 'step'>,
  use: (matrix: OpenMatrix) => Promise<R>,
): Promise<R> {
  const adapter = registry.get('model-adapter', model.adapter)
  if (adapters !== undefined && !adapters.includes(model.adapter))
    throw misuse(
      'model',
      `${path} is a model for the adapter ${model.adapter}; this command takes ${adapters.join(' and ')}. Other models: freecurve eigenvalues ${path}`,
    )
  return withModelHost(registry, dirname(path), model.description, async ({ host, files, bytesRead, size }) => {
    const options = optionsOfModel(model, as)
    const opening = { signal, onProgress: step }
    const source = await callPluginAsync(adapter, () => adapter.open(model.description, host, options, opening))
    return use({
      source,
      plugin: adapter,
      key: '',
      type: 'model',
      files: [path, ...files()],
      bytesRead,
      fileSize: size(),
    })
  })
}
