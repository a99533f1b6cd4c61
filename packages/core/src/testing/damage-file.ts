/** Uniform random numbers on [0, 1). */
type Uniform = () => number

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

type Mutation = (bytes: Uint8Array, uniform: Uniform) => Uint8Array

/** Where a change is made: anywhere, or in the first or last bytes, where headers and directories are. */
function placeIn(length: number, uniform: Uniform): number {
  const kind = uniform()
  const near = Math.floor(uniform() * Math.min(length, 256))
  return kind < 0.4 ? Math.floor(uniform() * length) : kind < 0.75 ? near : length - near
}

const whole = (uniform: Uniform, below: number): number => Math.floor(uniform() * below)

function splice(bytes: Uint8Array, at: number, drop: number, insert: ArrayLike<number>): Uint8Array {
  const rest = bytes.subarray(Math.min(bytes.length, at + drop))
  const out = new Uint8Array(at + insert.length + rest.length)
  out.set(bytes.subarray(0, at))
  out.set(insert, at)
  out.set(rest, at + insert.length)
  return out
}

const flipBit: Mutation = (bytes, uniform) => {
  const out = bytes.slice()
  const at = placeIn(bytes.length, uniform)
  if (at < out.length) out[at]! ^= 1 << whole(uniform, 8)
  return out
}
const overwrite: Mutation = (bytes, uniform) => {
  const nasty = NASTY[whole(uniform, NASTY.length)]!
  return splice(bytes, placeIn(bytes.length, uniform), nasty.length, nasty)
}
const insert: Mutation = (bytes, uniform) => {
  const some = Uint8Array.from({ length: 1 + whole(uniform, 8) }, () => whole(uniform, 256))
  return splice(bytes, placeIn(bytes.length, uniform), 0, some)
}
const drop: Mutation = (bytes, uniform) => splice(bytes, placeIn(bytes.length, uniform), 1 + whole(uniform, 8), [])
const truncate: Mutation = (bytes, uniform) => bytes.subarray(0, whole(uniform, bytes.length + 1))
const repeat: Mutation = (bytes, uniform) => {
  const from = placeIn(bytes.length, uniform)
  return splice(bytes, placeIn(bytes.length, uniform), 0, bytes.subarray(from, from + 1 + whole(uniform, 64)))
}

const MUTATIONS: readonly Mutation[] = [flipBit, flipBit, overwrite, overwrite, insert, drop, truncate, repeat]

/**
 * A damaged copy of a file: one to four changes (a bit flipped, bytes overwritten, put in, left out or repeated, the end cut off), mostly
 * where headers and directories are.
 *
 * @param uniform gives random numbers on [0, 1).
 */
export function damageFile(bytes: Uint8Array, uniform: Uniform): Uint8Array {
  let out = bytes
  for (let count = 1 + whole(uniform, 4); count > 0; count--)
    out = MUTATIONS[whole(uniform, MUTATIONS.length)]!(out, uniform)
  return out
}
