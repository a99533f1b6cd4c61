import type { Walk } from '../library/types.ts'
import { matlabMeaning, matlabSparse } from './matlab.ts'
import type { Meaning, Meanings } from './meaning.ts'
import { isOctave, octaveKinds, octaveMeaning, octaveSparse } from './octave.ts'

/** Reads the text of a small dataset. */
export type ReadText = (path: string) => Promise<string>

/**
 * What the datasets of a file mean: as they stand, or by the conventions of MATLAB 7.3 and of Octave, which mark what they write with
 * attributes.
 */
export async function meaningsOf(walk: Walk, readText: ReadText): Promise<Meanings> {
  const kinds = await octaveKinds(walk, readText)
  const sparse = [...matlabSparse(walk), ...octaveSparse(kinds)]
  const parts = new Set(sparse.flatMap(({ values, rowOf, startOf }) => [values, rowOf, startOf]))
  const arrays = new Map<string, Meaning>()
  for (const dataset of walk.datasets) {
    const { path, attributes } = dataset
    if (parts.has(path)) continue
    const plain: Meaning = { key: path, reversed: false, logical: false }
    const meaning = attributes.has('MATLAB_class')
      ? matlabMeaning(dataset)
      : isOctave(path, kinds)
        ? octaveMeaning(path, kinds)
        : plain
    if (meaning !== undefined) arrays.set(path, meaning)
  }
  return { arrays, sparse }
}
