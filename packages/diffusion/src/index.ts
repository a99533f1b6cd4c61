export { randomFeatureScore } from './random-feature-score.ts'
export type { RandomFeatureScoreModel } from './random-feature-score-model.ts'
