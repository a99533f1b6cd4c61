import type { Pair, ReferenceFile } from './reference-file.ts'

/** m maps the upper half-plane into itself: Im m(z) and Im z have one sign for every law. */
const isPossible = ([z, m]: readonly [Pair, Pair]): boolean => z[1] * m[1] > 0

/**
 * The file without values of m(z) that no law has, and a line for each of them. Such a value shows that the reference took
 * another sheet of the curve there; it says nothing about the product.
 */
export function withoutImpossible(file: ReferenceFile): {
  readonly file: ReferenceFile
  readonly doubtful: readonly string[]
} {
  const doubtful = file.cases.flatMap(({ name, targets }) =>
    targets.flatMap(({ ratio, stieltjes = [] }) =>
      stieltjes
        .filter((pair) => !isPossible(pair))
        .map(([z, m]) => `${name} at ${ratio}: m(${complex(z)}) = ${complex(m)} is in the wrong half-plane`),
    ),
  )
  const cases = file.cases.map((one) => ({
    ...one,
    targets: one.targets.map((target) =>
      target.stieltjes === undefined ? target : { ...target, stieltjes: target.stieltjes.filter(isPossible) },
    ),
  }))
  return { file: { ...file, cases }, doubtful }
}

const complex = ([re, im]: Pair): string => `${re} ${im < 0 ? '-' : '+'} ${Math.abs(im)}i`
