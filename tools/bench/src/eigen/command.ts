import { magnitude, short, table, toJson } from '@freecurve/tool-accuracy/table'
import { machineLine } from '../describe-measurements.ts'
import { runHardCases } from './hard-cases.ts'
import { runRaces } from './races.ts'

const said = (result: number | string) => (typeof result === 'number' ? magnitude(result) : result)

/** `bench eigen`: eigenvalues of dense symmetric matrices, against LAPACK, numpy and ml-matrix, and of hard cases. */
export async function eigenCommand({ json }: { readonly json: boolean }): Promise<void> {
  const races = runRaces()
  const hard = await runHardCases()
  if (json) {
    console.log(toJson({ races, hard }))
    return
  }
  const raceRows = races.map(({ size, contender, cpu, wall, ratio, error }) => [
    String(size),
    contender,
    short(cpu, 3),
    short(wall, 3),
    ratio === null ? '-' : short(ratio, 3),
    magnitude(error),
  ])
  const hardRows = hard.map(({ name, size, ours, lapack }) => [name, String(size), said(ours), said(lapack)])
  console.log(table(['n', 'contender', 'CPU s', 'wall s', 'CPU/LAPACK', 'error/norm'], raceRows))
  console.log(
    `\nHard cases: error/norm, or the code of the error\n${table(['matrix', 'n', 'ours', 'LAPACK'], hardRows)}`,
  )
  console.log(`\n${machineLine()}`)
}
