export { atomWeightAt, type CurveAtom, curveAtoms, realPoles } from './curve-atoms.ts'
export { gramAtomWeight } from './gram-atom-weight.ts'
export { type AtomsOfData, repeatedValues } from './repeated-values.ts'
export { heaviestAtom, originOf, type WeightedValues, weightedValues } from './weighted-values.ts'
