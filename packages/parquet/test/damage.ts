import fc from 'fast-check'

interface Change {
  readonly at: number
  readonly drop: number
  readonly insert: Uint8Array
}

/** Where files go wrong is anywhere, but most of all in the first bytes and the last ones. */
const place = (length: number): fc.Arbitrary<number> =>
  fc.oneof(
    fc.nat(length),
    fc.nat(Math.min(400, length)),
    fc.nat(Math.min(200, length)).map((k) => length - k),
  )

const changesOf = (length: number): fc.Arbitrary<readonly Change[]> =>
  fc.array(fc.record({ at: place(length), drop: fc.nat(9), insert: fc.uint8Array({ maxLength: 9 }) }), { maxLength: 4 })

/** Bytes that are overwritten: lengths and offsets that are huge, negative or zero. */
const overwriteOf = (length: number): fc.Arbitrary<readonly Change[]> =>
  fc
    .record({
      at: place(length),
      insert: fc.constantFrom([255, 255, 255, 255], [0, 0, 0, 0], [0, 0, 0, 128], [255, 255, 255, 127], [0], [255]),
    })
    .map(({ at, insert }) => [{ at, drop: insert.length, insert: Uint8Array.from(insert) }])

/** Damaged copies of valid files: bytes dropped, inserted or overwritten at a few places, and the end cut off now and then. */
export const damagedOf = (valid: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> =>
  fc.nat(valid.length - 1).chain((which) => {
    const bytes = valid[which]!
    const length = fc.oneof({ arbitrary: fc.constant(Number.POSITIVE_INFINITY), weight: 3 }, fc.nat(bytes.length))
    return fc
      .record({ list: fc.oneof(changesOf(bytes.length), overwriteOf(bytes.length)), length })
      .map(({ list, length }) => changed(bytes, list).subarray(0, length))
  })

function changed(bytes: Uint8Array, list: readonly Change[]): Uint8Array {
  return list.reduce((now, { at, drop, insert }) => {
    const from = at % (now.length + 1)
    const rest = now.subarray(Math.min(now.length, from + drop))
    const next = new Uint8Array(from + insert.length + rest.length)
    next.set(now.subarray(0, from))
    next.set(insert, from)
    next.set(rest, from + insert.length)
    return next
  }, bytes)
}
