export type { ActivationName } from './activations/activations.ts'
export { type FeatureRows, normalData, normalRows } from './random-features/feature-rows.ts'
export type { RandomFeatureModel } from './random-features/model.ts'
export { type RandomFeatureOptions, randomFeatureScoreOf } from './random-features/random-feature-score.ts'
