import type { Random } from '@freecurve/numerics'

/** Bytes that lengths and offsets go wrong with. */
const NASTY: readonly (readonly number[])[] = [
  [255, 255, 255, 255],
  [0, 0, 0, 0],
  [255, 255, 255, 127],
  [0, 0, 0, 128],
  [255, 255, 255, 255, 255, 255, 255, 127],
  [0, 0, 0, 0, 0, 1, 0, 0],
  [0],
  [255],
  [128],
  [1],
]

type Mutation = (bytes: Uint8Array, random: Random) => Uint8Array

/** Where a change is made: anywhere, or in the first or last bytes, where headers and directories are. */
function placeIn(length: number, random: Random): number {
  const kind = random.uniform()
  const near = Math.floor(random.uniform() * Math.min(length, 256))
  return kind < 0.4 ? Math.floor(random.uniform() * length) : kind < 0.75 ? near : length - near
}

const whole = (random: Random, below: number): number => Math.floor(random.uniform() * below)

function splice(bytes: Uint8Array, at: number, drop: number, insert: ArrayLike<number>): Uint8Array {
  const rest = bytes.subarray(Math.min(bytes.length, at + drop))
  const out = new Uint8Array(at + insert.length + rest.length)
  out.set(bytes.subarray(0, at))
  out.set(insert, at)
  out.set(rest, at + insert.length)
  return out
}

const flipBit: Mutation = (bytes, random) => {
  const out = bytes.slice()
  const at = placeIn(bytes.length, random)
  if (at < out.length) out[at]! ^= 1 << whole(random, 8)
  return out
}
const overwrite: Mutation = (bytes, random) => {
  const nasty = NASTY[whole(random, NASTY.length)]!
  return splice(bytes, placeIn(bytes.length, random), nasty.length, nasty)
}
const insert: Mutation = (bytes, random) => {
  const some = Uint8Array.from({ length: 1 + whole(random, 8) }, () => whole(random, 256))
  return splice(bytes, placeIn(bytes.length, random), 0, some)
}
const drop: Mutation = (bytes, random) => splice(bytes, placeIn(bytes.length, random), 1 + whole(random, 8), [])
const truncate: Mutation = (bytes, random) => bytes.subarray(0, whole(random, bytes.length + 1))
const repeat: Mutation = (bytes, random) => {
  const from = placeIn(bytes.length, random)
  return splice(bytes, placeIn(bytes.length, random), 0, bytes.subarray(from, from + 1 + whole(random, 64)))
}

const MUTATIONS: readonly Mutation[] = [flipBit, flipBit, overwrite, overwrite, insert, drop, truncate, repeat]

/** A damaged copy of a file: one to four changes. */
export function mutate(bytes: Uint8Array, random: Random): Uint8Array {
  let out = bytes
  for (let count = 1 + whole(random, 4); count > 0; count--)
    out = MUTATIONS[whole(random, MUTATIONS.length)]!(out, random)
  return out
}
