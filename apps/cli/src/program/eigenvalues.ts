import type { AddCommand } from './add-command.ts'
import { withDraws, withMatrix } from './shared-options.ts'

/** `freecurve eigenvalues`. */
export const eigenvalues: AddCommand = (command, io, finish) =>
  void withDraws(
    withMatrix(
      command(
        'eigenvalues',
        'Eigenvalues of random principal submatrices of a matrix in a file, of which no more is read than the pages that hold them, or of a model; or of the whole.',
        [
          'eigenvalues matrix.npy --size 1000 --repeats 4 --seed 7 --out e.npy',
          'eigenvalues small.mtx --out e.csv',
          'eigenvalues activations.npy --as gram --size 2000 --out e.npy',
          'eigenvalues web.txt --as laplacian,normalized=yes --size 1000 --out e.npy',
          'eigenvalues model.safetensors --key layers.3.weight --as gram --size 1000 --out e.npy',
          'eigenvalues network.onnx --key conv1.weight --as gram,unfold=yes --out e.npy',
        ],
      ).argument('<matrix>', 'file of a matrix, of a table, of the edges of a graph, or of a model'),
      '',
    ),
  ).action(async (path, options) =>
    finish(await (await import('../commands/eigenvalues.ts')).eigenvaluesCommand(path, options, io)),
  )
