import type { AddCommand } from './add-command.ts'
import { collect, withSpectra } from './shared-options.ts'

/** `freecurve fit`. */
export const fit: AddCommand = (command, io, finish) =>
  void withSpectra(
    command('fit', 'Fit a curve to a spectrum.', ['fit n001024.npy --out curve.json']).argument(
      '<spectrum...>',
      'files of eigenvalues',
    ),
  )
    .option('--family <id>', 'curve family, or auto', 'auto')
    .option('--set <option=value>', 'an option of the curve family; may be repeated', collect, [])
    .option('--out <file>', 'write the curve as JSON')
    .action(async (paths, options) => finish(await (await import('../commands/fit.ts')).fitCommand(paths, options, io)))
