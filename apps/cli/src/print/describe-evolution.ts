import type { Evolution } from '@freecurve/standard'
import { describeEvents } from './describe-events.ts'
import { describeBulks, LAW_COLUMNS, lawRow } from './describe-law.ts'
import { flowLine } from './flow-line.ts'
import { table } from './table.ts'

/** The result of `evolve` for people; points that were asked for come with all their digits. */
export function describeEvolution(
  evolution: Omit<Evolution, 'carried'>,
  { at, written }: { readonly at: readonly number[]; readonly written: string | undefined },
): string {
  const details = evolution.laws.flatMap((law) => [
    '',
    `ratio ${law.ratio}`,
    ...describeBulks(law).map((line) => `  ${line}`),
    ...(law.edges.length === 0 ? [] : [`  edges ${law.edges.join(', ')}`]),
    ...(at.length > 0
      ? [
          indented(
            table(
              ['x', 'density', 'cdf'],
              law.density.map(([x, value], i) => [
                String(x),
                value === null ? 'diverges' : String(value),
                String(law.cdf[i]![1]),
              ]),
            ),
          ),
        ]
      : []),
    ...law.stieltjes.map(
      ([[re, im], m]) => `  m(${complex(re, im)}) = ${m === null ? 'not certified' : complex(m[0], m[1])}`,
    ),
    ...law.reasons.map((reason) => `  ${law.status}: ${reason}`),
  ])
  return [
    `curve   ${evolution.curve.family}`,
    `flow    ${flowLine(evolution.flow, evolution.flowOptions)}`,
    '',
    table(LAW_COLUMNS, evolution.laws.map(lawRow)),
    ...details,
    ...describeEvents(evolution.events, evolution.horizon),
    ...(written === undefined ? [] : ['', `wrote ${written}`]),
  ].join('\n')
}

const indented = (text: string): string => text.replace(/^/gm, '  ')

const complex = (re: number, im: number): string => `${re} ${im < 0 ? '−' : '+'} ${Math.abs(im)}i`
