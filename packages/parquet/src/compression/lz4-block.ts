/**
 * Fills `output` from an LZ4 block (LZ4 block format description).
 *
 * @throws RangeError where the block does not give just as many bytes.
 */
export function lz4Block(input: Uint8Array, output: Uint8Array): void {
  let at = 0
  let to = 0
  const lengthOf = (first: number): number => {
    let length = first
    for (let more = first === 15 ? 255 : 0; more === 255; length += more) {
      more = input[at++] ?? fail('cut off')
    }
    return length
  }
  while (at < input.length) {
    const token = input[at++]!
    const literals = lengthOf(token >> 4)
    if (at + literals > input.length || to + literals > output.length) fail('a literal too long')
    output.set(input.subarray(at, at + literals), to)
    at += literals
    to += literals
    if (at === input.length) break
    const offset = input[at]! + 256 * (input[at + 1] ?? fail('cut off'))
    at += 2
    const length = lengthOf(token & 15) + 4
    if (offset === 0 || offset > to || to + length > output.length) fail('a match out of range')
    for (let k = 0; k < length; k++, to++) output[to] = output[to - offset]!
  }
  if (to !== output.length) fail(`${to} bytes in place of ${output.length}`)
}

function fail(what: string): never {
  throw new RangeError(what)
}
