import type { Curve, CurveFile, Registry } from '@freecurve/core'
import { readCurve } from '@freecurve/standard'

/** The curve in the content of a curve file, its formula expanded where it has one. mathjs is slow to import, and few curves are formulas. */
export async function curveOf(registry: Registry, content: unknown): Promise<Curve> {
  if (typeof content !== 'object' || content === null || !('formula' in content)) return readCurve(registry, content)
  const { expandFormula } = await import('@freecurve/curves/formula')
  return readCurve(registry, expandFormula(content as unknown as CurveFile))
}
