import { basename, dirname, join } from 'node:path'

/** Where a file is staged before it is renamed into its place: in the same folder, so that the rename is one step. */
export const temporaryFor = (place: string): string => join(dirname(place), `.${basename(place)}.${process.pid}.part`)
