import type {
  NamedLaw,
  NegativeCase,
  Pair,
  ReferenceCase,
  ReferenceEvent,
  ReferenceFile,
  Target,
} from './reference-file.ts'

/** The same file for laws of s·x: everything that has a unit is multiplied by the power of s it has. */
export function scaleFile(file: ReferenceFile, s: number): ReferenceFile {
  if (s === 1) return file
  return {
    ...file,
    cases: file.cases.map((one) => scaleCase(one, s)),
    negative_cases: (file.negative_cases ?? []).map((one) => scaleNegative(one, s)),
  }
}

const scaleCase = (one: ReferenceCase, s: number): ReferenceCase => ({
  ...one,
  initial: scaleNamed(one.initial, s),
  initial_curve: scaleCurve(one.initial_curve, s),
  targets: one.targets.map((target) => scaleTarget(target, s)),
  events: (one.events ?? []).map((event) => scaleEvent(event, s)),
})

const scaleNegative = (one: NegativeCase, s: number): NegativeCase => ({
  ...one,
  initial: scaleNamed(one.initial, s),
  ...(one.initial_curve === undefined ? {} : { initial_curve: scaleCurve(one.initial_curve, s) }),
})

/** P(z, m) → P(z/s, s m). */
const scaleCurve = (rows: readonly (readonly number[])[], s: number) =>
  rows.map((row, i) => row.map((c, j) => (c === 0 ? 0 : c * s ** (j - i))))

/** Powers of the unit in the parameters of the families that the tool makes curves or spectra of. */
const POWERS: { readonly [family: string]: { readonly [parameter: string]: number } } = {
  free_levy: { a: 1, sigma2: 2, jumps: 1 },
  discrete: { t: 1 },
  uniform: { a: 1, b: 1 },
  deformed_marchenko_pastur: { t: 1 },
}

function scaleNamed(law: NamedLaw, s: number): NamedLaw {
  const powers = POWERS[law.family]
  // Without a known unit the parameters describe another law than the scaled one, and must not be used by anybody.
  if (powers === undefined) return { ...law, scale: s }
  const scaled = Object.entries(law).map(([name, value]) => {
    const factor = s ** (powers[name] ?? 0)
    if (typeof value === 'number') return [name, value * factor]
    return [name, Array.isArray(value) ? value.map((entry) => (entry as number) * factor) : value]
  })
  return Object.fromEntries(scaled) as NamedLaw
}

const scaleEvent = (event: ReferenceEvent, s: number): ReferenceEvent => {
  if (event.x === undefined) return event
  return { ...event, x: typeof event.x === 'number' ? event.x * s : event.x.map((x) => x * s) }
}

function scaleTarget(target: Target, s: number): Target {
  const moved = ([x, value]: Pair, power = 0): Pair => [x * s, value * s ** power]
  const powers = (values: readonly number[] | undefined) => values?.map((value, k) => value * s ** (k + 1))
  const atZero = target.atoms.find(([x]) => x === 0)?.[1] ?? 0
  const { density, cdf, stieltjes, quantiles, logdet, pseudo_logdet, fitfree } = target
  const { free_cumulants, moments } = target
  return {
    ...target,
    edges: target.edges.map((x) => x * s),
    atoms: target.atoms.map((atom) => moved(atom)),
    bulks: target.bulks.map(({ support: [a, b], mass_ac }) => ({ support: [a * s, b * s] as const, mass_ac })),
    ...(density && { density: density.map((pair) => moved(pair, -1)) }),
    ...(cdf && { cdf: cdf.map((pair) => moved(pair)) }),
    ...(stieltjes && {
      stieltjes: stieltjes.map(
        ([z, m]) =>
          [
            [z[0] * s, z[1] * s],
            [m[0] / s, m[1] / s],
          ] as const,
      ),
    }),
    ...(free_cumulants && { free_cumulants: powers(free_cumulants)! }),
    ...(target.companion_free_cumulants && { companion_free_cumulants: powers(target.companion_free_cumulants)! }),
    ...(moments && { moments: powers(moments)! }),
    ...(quantiles && { quantiles: quantiles.map(([p, x]) => [p, x * s] as const) }),
    ...(fitfree && {
      fitfree: {
        z0: fitfree.z0 * s,
        m0: fitfree.m0 / s,
        logdet: fitfree.logdet + Math.log(s),
        trace_inverse: fitfree.trace_inverse / s,
      },
    }),
    ...(logdet !== undefined && { logdet: logdet + Math.log(s) }),
    ...(pseudo_logdet !== undefined && { pseudo_logdet: pseudo_logdet + (1 - atZero) * Math.log(s) }),
  }
}
