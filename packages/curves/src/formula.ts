import { type CurveFile, FreecurveError } from '@freecurve/core'
import { type MathNode, parse } from 'mathjs/number'
import {
  addPolynomials,
  type Fraction,
  HIGHEST_POWER,
  multiplyPolynomials,
  type Rows,
  raiseFraction,
  scalePolynomial,
} from './fraction.ts'

/**
 * A curve file with its `formula` (a polynomial in z and m with real coefficients, as "1 + z*m + m^2", read by mathjs's
 * parser; named parameters come from `scope`) turned into `coefficients`. Division is allowed and cleared: "z - 1/m"
 * is the
 * curve z m − 1 = 0; "left = right" stands for left − right. A file without a formula comes back as it is.
 *
 * @throws E_CURVE naming the part that is not polynomial, a number or coefficient that is not finite, or a parameter in `scope` that the
 * formula does not use.
 */
export function expandFormula(file: CurveFile): CurveFile {
  const { formula, scope, ...rest } = file
  if (formula === undefined) return file
  if (typeof formula !== 'string') throw refuse('formula', 'must be a text such as "1 + z*m + m^2"', formula)
  if (formula.trim() === '') throw refuse('formula', 'is empty; write a polynomial such as "1 + z*m + m^2"', formula)
  if (rest.coefficients !== undefined) throw refuse('formula', 'and coefficients are both given; give one', formula)
  const values = readScope(scope)
  const sides = formula.split('=')
  if (sides.length > 2) throw refuse('formula', 'has more than one "="', formula)
  const nodes = sides.map((side) => parseSide(side, formula))
  const [left, right] = nodes.map((node) => fractionOf(node, values))
  const numerator =
    right === undefined
      ? left!.over
      : addPolynomials(
          multiplyPolynomials(left!.over, right.under),
          scalePolynomial(multiplyPolynomials(right.over, left!.under), -1),
        )
  const unused = [...values.keys()].find((name) => !nodes.some((node) => uses(node, name)))
  if (unused !== undefined)
    throw refuse(`scope.${unused}`, 'is not in the formula; leave it out, or correct its name', values.get(unused))
  if (!numerator.flat().every(Number.isFinite))
    throw refuse(
      'formula',
      'has coefficients beyond 1e308; measure eigenvalues in a unit s of their own size, by which z becomes s z and m becomes m/s',
      formula,
    )
  return { ...rest, coefficients: rectangular(numerator) }
}

const uses = (node: MathNode, name: string): boolean =>
  node.filter((part) => (part as unknown as Parsed).type === 'SymbolNode' && (part as unknown as Parsed).name === name)
    .length > 0

function parseSide(text: string, formula: string): MathNode {
  try {
    return parse(text)
  } catch (cause) {
    throw refuse('formula', `cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, formula)
  }
}

function readScope(scope: unknown): ReadonlyMap<string, number> {
  if (scope === undefined) return new Map()
  if (typeof scope !== 'object' || scope === null || Array.isArray(scope))
    throw refuse('scope', 'must be a record of numbers', scope)
  for (const [name, value] of Object.entries(scope)) {
    if (name === 'z' || name === 'm')
      throw refuse(`scope.${name}`, 'is a variable of the curve, not a parameter', value)
    if (typeof value !== 'number' || !Number.isFinite(value))
      throw refuse(`scope.${name}`, 'must be a finite number', value)
  }
  return new Map(Object.entries(scope))
}

/** A node's fields as mathjs documents them; which are there depends on `type`. */
interface Parsed {
  readonly type: string
  readonly value?: unknown
  readonly name?: string
  readonly op?: string
  readonly args?: readonly MathNode[]
  readonly content?: MathNode
}

function fractionOf(node: MathNode, scope: ReadonlyMap<string, number>): Fraction {
  const { type, value, name, op, args = [], content } = node as unknown as Parsed
  const part = (at: number) => fractionOf(args[at]!, scope)
  if (type === 'ParenthesisNode' && content !== undefined) return fractionOf(content, scope)
  if (type === 'ConstantNode' && typeof value === 'number' && !Number.isFinite(value))
    throw refuse('formula', `has a number that is not finite: ${value}; the largest is about 1.8e308`, value)
  if (type === 'ConstantNode' && typeof value === 'number') return { over: [[value]], under: [[1]] }
  if (type === 'SymbolNode') {
    if (name === 'z') return { over: [[0], [1]], under: [[1]] }
    if (name === 'm') return { over: [[0, 1]], under: [[1]] }
    const given = scope.get(name!)
    if (given === undefined) throw refuse('formula', `has the unknown name "${name}"; give its value in scope`, name)
    return { over: [[given]], under: [[1]] }
  }
  if (type !== 'OperatorNode') throw notPolynomial(node)
  if (args.length === 1 && op === '+') return part(0)
  if (args.length === 1 && op === '-') return { ...part(0), over: scalePolynomial(part(0).over, -1) }
  if (op === '+' || op === '-') {
    const [a, b] = [part(0), part(1)]
    const second = scalePolynomial(multiplyPolynomials(b.over, a.under), op === '+' ? 1 : -1)
    return {
      over: addPolynomials(multiplyPolynomials(a.over, b.under), second),
      under: multiplyPolynomials(a.under, b.under),
    }
  }
  if (op === '*' || op === '/') {
    const [a, b] = [part(0), part(1)]
    const [over, under] = op === '*' ? [b.over, b.under] : [b.under, b.over]
    if (under.every((row) => row.every((c) => c === 0)))
      throw refuse('formula', `divides by zero in "${node}"`, String(node))
    return { over: multiplyPolynomials(a.over, over), under: multiplyPolynomials(a.under, under) }
  }
  if (op === '^') {
    const exponent = constantOf(args[1]!, scope)
    const raised = raiseFraction(part(0), exponent)
    if (raised !== undefined) return raised
    if (Number.isInteger(exponent))
      throw refuse('formula', `has the power ${exponent} in "${node}"; powers go up to ${HIGHEST_POWER}`, exponent)
  }
  throw notPolynomial(node)
}

/** The value of an exponent; NaN when it is no constant. */
function constantOf(node: MathNode, scope: ReadonlyMap<string, number>): number {
  const { over, under } = fractionOf(node, scope)
  const constant = (rows: Rows) => rows.length === 1 && rows[0]!.length === 1
  return constant(over) && constant(under) ? over[0]![0]! / under[0]![0]! : Number.NaN
}

const rectangular = (rows: Rows): Rows => {
  const width = Math.max(...rows.map((row) => row.length))
  return rows.map((row) => Array.from({ length: width }, (_, j) => row[j] ?? 0))
}

const notPolynomial = (node: MathNode): FreecurveError<'E_CURVE'> =>
  refuse('formula', `is not a polynomial in z and m: "${node}"`, String(node))

const refuse = (path: string, problem: string, got: unknown): FreecurveError<'E_CURVE'> =>
  new FreecurveError('E_CURVE', `Curve: ${path} ${problem}.`, { path, got })
