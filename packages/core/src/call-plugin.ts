import { FreecurveError, isFreecurveError, messageOf } from './error.ts'
import type { Plugin } from './plugin.ts'

/** Runs a plugin's function; whatever unexpected thing it throws comes back with the plugin's name on it (E_PLUGIN_FAILED). */
export function callPlugin<R>(plugin: Plugin, run: () => R): R {
  try {
    return run()
  } catch (cause) {
    if (isFreecurveError(cause)) throw cause
    const { kind, id } = plugin
    throw new FreecurveError('E_PLUGIN_FAILED', `${kind} "${id}" failed: ${messageOf(cause)}`, { kind, id }, { cause })
  }
}
