import { evolve, readCurve, standardRegistry } from '@freecurve/standard'
import type { CarriedTo, CarryQuestion } from '../protocol.ts'
import { draw } from './draw.ts'
import { lawAtSize } from './law-at-size.ts'

/** The law of a fitted curve at size n, in numbers and as a picture. */
export function carry({ subject, n }: Omit<CarryQuestion, 'kind'>): CarriedTo {
  const { spectrum, curve, initial } = subject
  const evolution = evolve(standardRegistry, {
    curve: readCurve(standardRegistry, curve),
    ratios: [n / spectrum.size],
  })
  const { law } = evolution.carried[0]!
  return {
    kind: 'carried',
    law: lawAtSize(n, evolution.laws[0]!),
    svg: draw(spectrum, initial, { n, law }),
  }
}
