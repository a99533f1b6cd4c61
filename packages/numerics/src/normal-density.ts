/** 1/√(2π), rounded once. */
const HEIGHT = 0.3989422804014327

/** The standard normal density φ(x) = e^(−x²/2)/√(2π), relative error about (1 + x²/2) 2⁻⁵³. Throws nothing. */
export const normalDensity = (x: number): number => HEIGHT * Math.exp((-x * x) / 2)
