export { algebraicFamily } from './algebraic/family.ts'
export { freeLevyFamily } from './free-levy/family.ts'
export { populationFamily } from './population/family.ts'
