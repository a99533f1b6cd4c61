import { edgesOf } from '@freecurve/law'
import { formatNumber, formatShare } from './format-number.ts'
import type { PanelData } from './panel-data.ts'
import type { SplitValues } from './split-atoms.ts'

/** The figure in words, for those who do not see it: for each panel what is in it, where it lies, and its atoms. */
export const describeFigure = (panels: readonly PanelData[]): string => panels.map(describePanel).join(' ')

function describePanel({ label, observed, law, truth, lawNote }: PanelData): string {
  const parts: string[] = []
  if (observed !== undefined) parts.push(describeValues('eigenvalues', observed))
  if (law !== undefined) {
    const bulks = law.bulks.length === 0 ? 'no bulk' : `bulks with edges ${edgesOf(law).map(number).join(', ')}`
    parts.push(`a law with ${bulks}${describeAtoms(law.atoms)}`)
  }
  if (truth !== undefined) parts.push(describeValues('true eigenvalues', truth))
  if (lawNote !== '') parts.push(lawNote)
  return `${label}: ${parts.join('; ') || 'nothing'}.`
}

function describeValues(name: string, { count, rest, atoms }: SplitValues): string {
  const range = rest.length === 0 ? '' : `, from ${number(rest[0] as number)} to ${number(rest.at(-1) as number)}`
  return `${count} ${name}${range}${describeAtoms(atoms)}`
}

const describeAtoms = (atoms: SplitValues['atoms']): string =>
  atoms.map(({ x, weight }) => `, an atom of ${formatShare(weight)} at ${number(x)}`).join('')

const number = (x: number): string => formatNumber(x)
