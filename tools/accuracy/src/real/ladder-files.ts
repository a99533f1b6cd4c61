/** A spectrum file of a ladder, by its name n<size>[-sample<KK>].npy. */
export interface LadderFile {
  readonly name: string
  readonly size: number
  /** Number of the independent sample; null for the one file of a size that has no number. */
  readonly sample: number | null
}

/** The files of a ladder among names in a folder, ascending in size, numbered samples after the plain file. */
export function ladderFiles(names: readonly string[]): readonly LadderFile[] {
  return names
    .flatMap((name) => {
      const found = /^n(\d+)(?:-sample(\d+))?\.npy$/.exec(name)
      return found ? [{ name, size: Number(found[1]), sample: found[2] === undefined ? null : Number(found[2]) }] : []
    })
    .sort((p, q) => p.size - q.size || (p.sample ?? -1) - (q.sample ?? -1))
}

/** What to predict the full spectrum from. */
export interface LadderPlan {
  /** The largest file: the truth. */
  readonly full: LadderFile
  /** Independent samples of the smallest size, each to be taken alone and all together. */
  readonly samples: readonly LadderFile[]
  /** The plain file of every size below the full one. */
  readonly singles: readonly LadderFile[]
  /** The first two of those together, the first three, and so on to all of them. */
  readonly ladders: readonly (readonly LadderFile[])[]
}

/** The runs a ladder asks for. Throws an Error unless there are files of two sizes. */
export function planLadder(files: readonly LadderFile[]): LadderPlan {
  const full = files[files.length - 1]
  const smallest = files[0]
  if (full === undefined || smallest === undefined || full.size === smallest.size)
    throw new Error('a ladder is a folder with files n<size>.npy of at least two sizes')
  const samples = files.filter(({ size, sample }) => size === smallest.size && sample !== null)
  const singles = files.filter(({ size, sample }) => sample === null && size < full.size)
  const ladders = singles.slice(1).map((_, k) => singles.slice(0, k + 2))
  return { full, samples, singles, ladders }
}
