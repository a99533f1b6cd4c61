import { traceCovariances } from './moment-noise.ts'

/** A number with its standard error. */
export interface Estimate {
  readonly value: number
  /** Null where the theory of errors does not hold for the data: it would give a negative variance. */
  readonly error: number | null
}

/** Low free cumulants of a spectrum. */
export interface LowCumulants {
  /** κ1 … κ4: mean, variance, third central moment, fourth central moment − 2 κ2². */
  readonly free: readonly Estimate[]
  /** D = κ4/κ2² − κ3²/κ2³: a law exists at ratio τ only where 1 + τD ≥ 0 (level two of Hankel's test). */
  readonly hankel: Estimate
  /** −1/D where D < 0, else null: no law past that ratio. A hint, as noisy as D. */
  readonly hankelRatio: number | null
  /** Where the errors come from: `theory` of one matrix's fluctuations, or the `replicates` themselves (four or more). */
  readonly errorsFrom: 'theory' | 'replicates'
}

/** Replicates from which a jackknife is better than theory. Chosen: it has itself an error of 40 % at four. */
const ENOUGH = 4

/**
 * Free cumulants κ1 … κ4 and Hankel's D, with standard errors: by a delete-one jackknife of four or more replicates; else by the
 * covariance of traces ({@link traceCovariances}), linearised, for real symmetric matrices whose second-order free cumulants vanish. Biases
 * of order 1/n, half an error for a Gaussian matrix's κ2, are in the values.
 *
 * @param samples r arrays of n eigenvalues each, without outliers.
 */
export function lowCumulants(samples: readonly Float64Array[]): LowCumulants {
  const values = fiveOf(samples)
  const byReplicates = samples.length >= ENOUGH
  const errors = byReplicates ? jackknife(samples) : expected(samples)
  const [free, hankel] = [values.slice(0, 4), values[4]!]
  return {
    free: free.map((value, k) => ({ value, error: errors[k]! })),
    hankel: { value: hankel, error: errors[4]! },
    hankelRatio: hankel < 0 ? -1 / hankel : null,
    errorsFrom: byReplicates ? 'replicates' : 'theory',
  }
}

/** κ1 … κ4 and D of pooled samples. */
function fiveOf(samples: readonly Float64Array[]): readonly number[] {
  const { mean, scale, unit } = standardMoments(samples, 4)
  const [k3, k4] = [unit[3]!, unit[4]! - 2]
  return [mean, scale ** 2, k3 * scale ** 3, k4 * scale ** 4, k4 - k3 ** 2]
}

/** Mean, deviation, and moments of the values in these units: 1, 0, 1, μ_3, …. */
function standardMoments(samples: readonly Float64Array[], order: number) {
  let [count, sum, squares] = [0, 0, 0]
  for (const values of samples) {
    count += values.length
    for (const x of values) sum += x
  }
  const mean = sum / count
  for (const values of samples) for (const x of values) squares += (x - mean) ** 2
  const scale = Math.sqrt(squares / count)
  const unit = new Array<number>(order + 1).fill(0)
  for (const values of samples)
    for (const x of values) {
      const t = (x - mean) / scale
      let power = 1 / count
      for (let k = 0; k <= order; k++) {
        unit[k]! += power
        power *= t
      }
    }
  return { mean, scale, unit }
}

function expected(samples: readonly Float64Array[]): readonly (number | null)[] {
  const { scale, unit } = standardMoments(samples, 8)
  const covariance = traceCovariances(unit, 4)
  const [c3, c4] = [unit[3]!, unit[4]!]
  // Each as a combination of the four powers, in units of the spectrum: what a shift of the eigenvalues' measure does to it.
  const first = [1, 0, 0, 0]
  const second = [0, 1, 0, 0]
  const third = [-3, 0, 1, 0]
  const fourth = [-4 * c3, -4, 0, 1]
  const k4 = c4 - 2
  const ratio = fourth.map((x, i) => x - 2 * k4 * second[i]! - 2 * c3 * third[i]! + 3 * c3 ** 2 * second[i]!)
  const size = samples[0]!.length * Math.sqrt(samples.length)
  return [first, second, third, fourth, ratio].map((row, k) => {
    let variance = 0
    for (let p = 0; p < 4; p++) for (let q = 0; q < 4; q++) variance += row[p]! * row[q]! * covariance[4 * p + q]!
    // Second-order free cumulants cannot vanish for every law: two points are too rigid for that.
    return variance >= 0 ? (Math.sqrt(variance) * scale ** (k < 4 ? k + 1 : 0)) / size : null
  })
}

function jackknife(samples: readonly Float64Array[]): readonly number[] {
  const r = samples.length
  const without = samples.map((_, out) => fiveOf(samples.filter((_, i) => i !== out)))
  return without[0]!.map((_, k) => {
    const mean = without.reduce((sum, five) => sum + five[k]!, 0) / r
    return Math.sqrt((without.reduce((sum, five) => sum + (five[k]! - mean) ** 2, 0) * (r - 1)) / r)
  })
}
