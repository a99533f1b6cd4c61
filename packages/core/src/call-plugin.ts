import { FreecurveError, isFreecurveError, messageOf } from './error.ts'
import type { Plugin } from './plugin.ts'

/** Runs a plugin's function; whatever unexpected thing it throws comes back with the plugin's name on it (E_PLUGIN_FAILED). */
export function callPlugin<R>(plugin: Plugin, run: () => R): R {
  try {
    return run()
  } catch (cause) {
    throw named(plugin, cause)
  }
}

/** {@link callPlugin} for a function that answers later. A signal's reason (an AbortError) is handed on as it is. */
export async function callPluginAsync<R>(plugin: Plugin, run: () => Promise<R>): Promise<R> {
  try {
    return await run()
  } catch (cause) {
    throw named(plugin, cause)
  }
}

function named({ kind, id }: Plugin, cause: unknown): unknown {
  const aborted = cause instanceof DOMException && cause.name === 'AbortError'
  if (aborted || isFreecurveError(cause)) return cause
  return new FreecurveError('E_PLUGIN_FAILED', `${kind} "${id}" failed: ${messageOf(cause)}`, { kind, id }, { cause })
}
