import type { Ladder, Spectrum } from '@freecurve/core'

/** Two sizes this far apart tell a slope in log n well; where all are nearer, the first and the last do. Chosen: sizes mostly double. */
const APART = 2

/** The largest size and the nearest one at most half as large: the latest step of a ladder that is long enough to see a change in. */
export function lastStep({ spectra }: Ladder): readonly [smaller: Spectrum, larger: Spectrum] {
  const larger = spectra[spectra.length - 1]!
  const far = spectra.filter(({ size }) => APART * size <= larger.size)
  return [far.at(-1) ?? spectra[0]!, larger]
}
