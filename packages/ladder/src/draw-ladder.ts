import { type Ladder, pooledValues, type Spectrum } from '@freecurve/core'
import type { Random } from '@freecurve/numerics'
import { isPositive } from './moments.ts'
import { quantileOf } from './read-quantiles.ts'

/** Modes of the noise; the deviation of the rest at any share is below 0.03 of an eigenvalue's. Chosen. */
const MODES = 64
/** Shares at which the noise is summed; lines between them follow 64 modes. */
const GRID = 512
/** sin(πj/GRID) over a whole turn. */
const SINES = Float64Array.from({ length: 2 * GRID }, (_, j) => Math.sin((Math.PI * j) / GRID))

/**
 * A ladder as it might as well have been seen. Eigenvalues are rigid: n δF(p) = Σ b_k sin(kπp) with independent b_k of deviation
 * √2/(π√k), whatever n (Johansson 1998), less by √r for r replicates. Every size has noise of its own. Each eigenvalue goes where the
 * quantile of its shifted share is, between the logarithms where all are positive.
 */
export function drawLadder(ladder: Ladder, random: Random): Ladder {
  const positive = isPositive(ladder)
  return { spectra: ladder.spectra.map((spectrum) => drawSpectrum(spectrum, positive, random)) }
}

function drawSpectrum(spectrum: Spectrum, positive: boolean, random: Random): Spectrum {
  const pooled = pooledValues(spectrum.samples)
  const values = positive ? pooled.map(Math.log) : pooled
  const shifts = drawShifts(spectrum.size, spectrum.samples.length, random)
  const { size } = spectrum
  const drawn = new Float64Array(size)
  for (let k = 0; k < size; k++) {
    const p = (k + 0.5) / size
    const at = p * GRID
    const cell = Math.min(GRID - 1, Math.floor(at))
    const shift = shifts[cell]! + (at - cell) * (shifts[cell + 1]! - shifts[cell]!)
    const value = quantileOf(values, Math.min(1, Math.max(0, p + shift)))
    drawn[k] = positive ? Math.exp(value) : value
  }
  return { size, samples: [drawn.sort()], source: spectrum.source }
}

/** δF at shares i/GRID. */
function drawShifts(size: number, replicates: number, random: Random): Float64Array {
  const shifts = new Float64Array(GRID + 1)
  for (let k = 1; k <= Math.min(MODES, size); k++) {
    const amplitude = (random.normal() * Math.SQRT2) / (Math.PI * Math.sqrt(k * replicates) * size)
    for (let i = 1; i < GRID; i++) shifts[i]! += amplitude * SINES[(k * i) % (2 * GRID)]!
  }
  return shifts
}
