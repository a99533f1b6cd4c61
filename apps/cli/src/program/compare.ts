import type { AddCommand } from './add-command.ts'
import { KEY, once } from './shared-options.ts'

/** `freecurve compare`. */
export const compare: AddCommand = (command, io, finish) =>
  void command('compare', 'Distances between two spectra, or a report and a spectrum.', [
    'compare e.npy n050056.npy',
    'compare report.json n050056.npy',
  ])
    .argument('<a>', 'eigenvalues or a report of decompress')
    .argument('<b>', 'eigenvalues or a report of decompress')
    .option('--key <name>', KEY, once)
    .action(async (a, b, options) =>
      finish(await (await import('../commands/compare.ts')).compareCommand(a, b, options, io)),
    )
