import type { Walk } from '../library/types.ts'
import { attributeNumber } from './attribute-value.ts'
import type { Meaning, SparseMeaning } from './meaning.ts'
import type { ReadText } from './meanings-of.ts'

/** A variable of Octave's `save -hdf5`: a group with datasets or groups `type` and `value`. */
interface OctaveKind {
  readonly type: string
  readonly empty: boolean
}

/** Octave's names of types that hold numbers in `value`. */
const NUMERIC = /^(complex |float |float complex |u?int(8|16|32|64) |bool )?(matrix|scalar)$|^bool$/

/** What numpy calls those that are called otherwise. */
const TYPES: { readonly [words: string]: string } = {
  '': 'float64',
  complex: 'complex128',
  float: 'float32',
  'float complex': 'complex64',
}

/** The groups that Octave marked, by path. */
export async function octaveKinds(walk: Walk, readText: ReadText): Promise<ReadonlyMap<string, OctaveKind>> {
  const kinds = new Map<string, OctaveKind>()
  const there = new Set(walk.datasets.map(({ path }) => path))
  for (const { path, attributes } of walk.groups) {
    if (!attributes.has('OCTAVE_NEW_FORMAT') || !there.has(`${path}/type`)) continue
    kinds.set(path, {
      type: await readText(`${path}/type`),
      empty: attributeNumber(attributes, 'OCTAVE_EMPTY_MATRIX') !== 0,
    })
  }
  return kinds
}

/** Name of a variable without the groups `value` that Octave puts in between. */
function keyOf(path: string, kinds: ReadonlyMap<string, OctaveKind>): string {
  const parts = path.split('/')
  return parts.filter((part, k) => part !== 'value' || !kinds.has(parts.slice(0, k).join('/'))).join('/')
}

/** Whether a dataset is a part of a variable of Octave's. */
export const isOctave = (path: string, kinds: ReadonlyMap<string, OctaveKind>): boolean =>
  kinds.has(path.replace(/\/.*$/s, ''))

/** The variable whose `value` a dataset is; undefined for every other part of a variable. */
export function octaveMeaning(path: string, kinds: ReadonlyMap<string, OctaveKind>): Meaning | undefined {
  const [, group, name] = /^(.*)\/([^/]+)$/s.exec(path) ?? []
  const kind = kinds.get(group ?? '')
  if (name !== 'value' || kind === undefined || !NUMERIC.test(kind.type)) return undefined
  const words = kind.type.replace(/ ?(matrix|scalar)$/, '')
  return {
    key: keyOf(path, kinds),
    reversed: true,
    empty: kind.empty ? (TYPES[words] ?? words) : undefined,
    logical: kind.type.startsWith('bool'),
  }
}

export function octaveSparse(kinds: ReadonlyMap<string, OctaveKind>): readonly SparseMeaning[] {
  return [...kinds]
    .filter(([, { type }]) => /sparse/.test(type))
    .map(([path]) => ({
      key: keyOf(path, kinds),
      values: `${path}/value/data`,
      rowOf: `${path}/value/ridx`,
      startOf: `${path}/value/cidx`,
      height: `${path}/value/nr`,
    }))
}
