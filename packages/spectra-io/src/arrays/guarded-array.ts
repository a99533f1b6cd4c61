import type { StoredArray } from '@freecurve/core'

/** An array all of whose reading goes through `run`, which may say more of an error. */
export const guardedArray = (array: StoredArray, run: <R>(work: () => Promise<R>) => Promise<R>): StoredArray =>
  Object.freeze({
    ...array,
    read: () => run(() => array.read()),
    block: (rows: Uint32Array, columns: Uint32Array) => run(() => array.block(rows, columns)),
    ...(array.entries && { entries: () => run(() => array.entries!()) }),
  })
