import type { OptionSpec } from '@freecurve/core'
import type { CliIO, CommonOptions, ExitCode } from '../io.ts'
import { openRegistry } from '../plugins/open-registry.ts'
import { table } from '../print/table.ts'

/** `freecurve plugins`: what is registered, with each plugin's options. */
export async function pluginsCommand(options: CommonOptions, io: CliIO): Promise<ExitCode> {
  const { registry } = await openRegistry(options.plugin)
  const listed = registry
    .all()
    .map(({ kind, id, summary, options: table = {} }) => ({ kind, id, summary, options: table }))
  if (options.json) io.out(JSON.stringify(listed, null, 1))
  else if (!options.quiet)
    io.out(
      table(
        ['kind', 'id', 'what it is', 'options'],
        listed.map(({ kind, id, summary, options: specs }) => [
          kind,
          id,
          summary,
          Object.entries(specs).map(describeOption).join(', '),
        ]),
      ),
    )
  return 0
}

const describeOption = ([name, spec]: [string, OptionSpec]): string => {
  const others = spec.type === 'choice' ? spec.choices.filter((choice) => choice !== spec.default) : []
  return [`${name}=${spec.default ?? 'auto'}`, ...others].join('|')
}
