import { lstat, readlink, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'

/** What tells a file from every other, whether it exists yet or not. */
export interface FileIdentity {
  /** The path without symbolic links: that of the nearest ancestor that exists, and the rest. */
  readonly place: string
  /** Device and inode of a file that exists: hard links share them. */
  readonly inode: string | null
}

/** The identity of a file. Throws what the file system throws, but for files and folders that do not exist. */
export async function identityOf(path: string): Promise<FileIdentity> {
  const place = await placeOf(resolve(path))
  const found = await stat(place, { bigint: true }).catch(unlessAbsent)
  return { place, inode: found === null ? null : `${found.dev}:${found.ino}` }
}

/** Whether two paths mean one file. */
export const isSameFile = (a: FileIdentity, b: FileIdentity): boolean =>
  a.place === b.place || (a.inode !== null && a.inode === b.inode)

/** null for a file that is not there, or that stands below one that is no folder; any other error is thrown on. */
export function unlessAbsent(error: { readonly code?: string }): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
  throw error
}

async function placeOf(full: string): Promise<string> {
  const real = await realpath(full).catch(unlessAbsent)
  if (real !== null) return real
  const folder = dirname(full)
  // A symbolic link to nothing yet: writing through it makes the file that it names.
  if ((await lstat(full).catch(unlessAbsent))?.isSymbolicLink())
    return placeOf(resolve(await placeOf(folder), await readlink(full)))
  return folder === full ? full : join(await placeOf(folder), basename(full))
}
