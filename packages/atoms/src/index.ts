export { atomWeightAt, type CurveAtom, curveAtoms, realPoles } from './curve-atoms.ts'
export { type AtomsOfData, repeatedValues } from './repeated-values.ts'
