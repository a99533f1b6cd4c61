/** The kinds of plugin freecurve is made of. */
export type PluginKind =
  | 'curve-family'
  | 'curve-free'
  | 'flow'
  | 'scaling'
  | 'spectrum-reader'
  | 'spectrum-writer'
  | 'matrix-view'
  | 'model-adapter'
  | 'ensemble'
  | 'eigensolver'

/** What every plugin says of itself. A plugin is a plain frozen record; importing one has no effect. */
export interface Plugin<K extends PluginKind = PluginKind> {
  readonly kind: K
  /** Lower-case words joined by dashes; unique within a kind. */
  readonly id: string
  /** One line for people. */
  readonly summary: string
  /** The options it reads; any other is refused. */
  readonly options?: OptionTable
}

/** One option of a plugin. `default: null` means that the plugin chooses. */
export type OptionSpec =
  | {
      readonly type: 'number' | 'integer'
      readonly default: number | null
      readonly min?: number
      readonly max?: number
      readonly doc: string
    }
  | { readonly type: 'choice'; readonly default: string; readonly choices: readonly string[]; readonly doc: string }
  | { readonly type: 'text'; readonly default: string | null; readonly doc: string }

/** The options of a plugin by name. */
export interface OptionTable {
  readonly [name: string]: OptionSpec
}

/** Values given for a plugin's options. */
export interface OptionValues {
  readonly [name: string]: number | string | null
}
