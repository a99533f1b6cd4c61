import { FreecurveError } from '@freecurve/core'

/** A stream of random numbers; the same seed gives the same stream on every machine. */
export interface Random {
  /** Uniform on [0, 1), a multiple of 2^−53. */
  uniform(): number
  /** Standard normal. */
  normal(): number
}

/** Outputs thrown away after seeding, as in PractRand. */
const WARM_UP = 15

/**
 * The generator sfc32 (Chris Doty-Humphrey, PractRand: 128 bits of state, a 32-bit counter, so a period of at least 2^32
 * from every seed), and normal variates by the polar method (Marsaglia, Bray 1964), which needs no function but
 * log and sqrt.
 *
 * @param seed a whole number from 0 to 2^53 − 1
 * @param stream a whole number from 0 to 2^32 − 1: streams of one seed are independent of each other
 * @throws E_DOMAIN for any other seed or stream.
 */
export function createRandom(seed: number, stream = 0): Random {
  if (!Number.isSafeInteger(seed) || seed < 0) throw refusal('seed', seed, '0 to 2^53 − 1')
  if (!Number.isInteger(stream) || stream < 0 || stream >= 2 ** 32) throw refusal('stream', stream, '0 to 2^32 − 1')
  let a = stream | 0
  let b = seed | 0
  let c = Math.floor(seed / 2 ** 32) | 0
  let counter = 1
  let spare = Number.NaN

  const next = (): number => {
    const out = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + out) | 0
    return out >>> 0
  }
  const uniform = (): number => ((next() >>> 5) * 2 ** 26 + (next() >>> 6)) * 2 ** -53
  const normal = (): number => {
    if (!Number.isNaN(spare)) {
      const kept = spare
      spare = Number.NaN
      return kept
    }
    for (;;) {
      const x = 2 * uniform() - 1
      const y = 2 * uniform() - 1
      const s = x * x + y * y
      if (s >= 1 || s === 0) continue
      const scale = Math.sqrt((-2 * Math.log(s)) / s)
      spare = y * scale
      return x * scale
    }
  }
  for (let k = 0; k < WARM_UP; k++) next()
  return { uniform, normal }
}

const refusal = (argument: string, got: unknown, range: string) =>
  new FreecurveError('E_DOMAIN', `The ${argument} must be a whole number from ${range}; got ${got}.`, { argument, got })
