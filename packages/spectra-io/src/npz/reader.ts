import { type ByteSource, defineSpectrumReader, type StoredArray } from '@freecurve/core'
import { guardedArray } from '../arrays/guarded-array.ts'
import { requireDistinct } from '../arrays/require-distinct.ts'
import { formatError } from '../format-error.ts'
import { holdsNoNumbers } from '../npy/dtype.ts'
import { type NpyHeader, readNpyHeader } from '../npy/header.ts'
import { openNpy } from '../npy/open-npy.ts'
import { firstName } from '../zip/first-name.ts'
import { memberSource } from '../zip/member-source.ts'
import { readDirectory } from '../zip/read-directory.ts'
import { openSparse } from './open-sparse.ts'
import { withinMember } from './within-member.ts'

/** One .npy file in the archive. */
export interface NpzMember {
  /** Name without .npy. */
  readonly name: string
  readonly source: ByteSource
  readonly header: NpyHeader
}

/**
 * numpy's archives of arrays, of np.savez, np.savez_compressed and scipy.sparse.save_npz. The keys are the names of the arrays; in dicts
 * and lists of arrays, which numpy pickles, the names on the way joined by slashes: eig/1024. A sparse matrix has the empty key. Arrays of
 * texts are left out. Stored arrays are read in pieces, deflated ones inflated once for each block.
 */
export const npzReader = defineSpectrumReader({
  id: 'npz',
  summary: 'NumPy archive (.npz), SciPy sparse matrix',
  extensions: ['npz'],
  recognizes: (head) => firstName(head)?.endsWith('.npy') ?? false,
  open: async (file) => {
    const members = await membersOf(file)
    const sparse = await openSparse(members, file.size)
    if (sparse !== undefined) return [sparse]
    const arrays: StoredArray[] = []
    for (const { name, source, header } of members.values()) {
      if (holdsNoNumbers(header.descr)) continue
      const run = <R>(work: () => Promise<R>) => withinMember(source.name, work)
      for (const array of await run(() => openNpy(source, header, name))) arrays.push(guardedArray(array, run))
    }
    if (arrays.length === 0) throw formatError('npz', 'The archive holds no arrays of numbers.')
    return requireDistinct(arrays, 'npz')
  },
})

async function membersOf(file: ByteSource): Promise<ReadonlyMap<string, NpzMember>> {
  const members = new Map<string, NpzMember>()
  for (const member of (await readDirectory(file, 'npz')).values()) {
    if (!member.name.endsWith('.npy')) continue
    const source = memberSource(file, member, 'npz')
    const name = member.name.slice(0, -'.npy'.length)
    members.set(name, { name, source, header: await withinMember(member.name, () => readNpyHeader(source)) })
  }
  return members
}
