import type { AddCommand } from './add-command.ts'
import { withSpectra } from './shared-options.ts'

/** `freecurve inspect`. */
export const inspect: AddCommand = (command, io, finish) =>
  void withSpectra(
    command('inspect', 'What is in a spectrum or a curve, and what it means for a prediction.', [
      'inspect n001024.npy',
      'inspect a.npy b.npy --json',
      'inspect n002304.npy n004608.npy',
      'inspect matrix.npy --sample 1000 --repeats 4',
      'inspect curve.json',
    ]).argument(
      '<file...>',
      'files of eigenvalues (several of one size are replicates, of several sizes a ladder), or one curve file',
    ),
  )
    .option('--flow <id>', 'flow of a curve: free, deformed, or auto', 'auto')
    .option('--aspect-ratio <c0>', 'aspect ratio at ratio 1, for flows of a curve that have one')
    .option('--out <file>', 'write the inspection as JSON')
    .action(async (paths, options) =>
      finish(await (await import('../commands/inspect.ts')).inspectCommand(paths, options, io)),
    )
