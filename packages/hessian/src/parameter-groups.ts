import type { Network, ParameterAccess } from '@freecurve/networks'

/** A chosen parameter. */
export interface ChosenParameter {
  /** Its number among all parameters. */
  readonly index: number
  /** Its place in the submatrix. */
  readonly place: number
  /** Number of the step it belongs to. */
  readonly step: number
  readonly access: ParameterAccess
  /** The output that it moves; undefined where it moves several. */
  readonly row: number | undefined
  /** Row of the inputs' table that it multiplies, −1 for ones; for a parameter that moves one output only. */
  readonly factor: number
}

/** Chosen parameters that move the same output of the same step, or one parameter that moves several outputs. */
export interface ParameterGroup {
  readonly step: number
  /** The output that they move; undefined for one parameter that moves several. */
  readonly row: number | undefined
  /** Where it begins in the list of all chosen parameters. */
  readonly from: number
  readonly members: readonly ChosenParameter[]
}

/** The chosen parameters in an order in which no step comes before an earlier one, cut into groups. */
export function parameterGroups(network: Network, indices: Uint32Array): readonly ParameterGroup[] {
  const owners = network.steps.flatMap(({ operation: { parameters } }, k) =>
    parameters === undefined ? [] : [{ step: k + 1, access: parameters }],
  )
  const chosen = Array.from(indices, (index, place) => {
    const { step, access } = owners.find(({ access: { from, to } }) => index >= from && index < to)!
    const unit = access.unit(index)
    return { index, place, step, access, row: unit?.row, factor: unit?.factor ?? -1 }
  })
  // Parameters without a row of their own come first within their step, one by one.
  chosen.sort((a, b) => a.step - b.step || (a.row ?? -1) - (b.row ?? -1) || a.index - b.index)
  const groups: { step: number; row: number | undefined; from: number; members: ChosenParameter[] }[] = []
  chosen.forEach((parameter, k) => {
    const last = groups.at(-1)
    const joins = parameter.row !== undefined && last?.row === parameter.row && last.step === parameter.step
    if (joins) last.members.push(parameter)
    else groups.push({ step: parameter.step, row: parameter.row, from: k, members: [parameter] })
  })
  return groups
}
