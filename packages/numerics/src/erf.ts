import { normalIntegral } from './normal-integral.ts'

/** The error function 2/√π ∫_0^x e^(−u²) du = 2 ∫_0^(x√2) φ, relative error some 1e-15. Throws nothing. */
export const erf = (x: number): number => 2 * normalIntegral(Math.SQRT2 * x)
