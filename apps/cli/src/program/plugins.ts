import type { CommonOptions } from '../io.ts'
import type { AddCommand } from './add-command.ts'

/** `freecurve plugins`. */
export const plugins: AddCommand = (command, io, finish) =>
  void command('plugins', 'List what is registered.', ['plugins', 'plugins --plugin ./my-family.js --json']).action(
    async (options: CommonOptions) =>
      finish(await (await import('../commands/plugins.ts')).pluginsCommand(options, io)),
  )
