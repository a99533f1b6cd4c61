export { glmHessian } from './glm-hessian.ts'
export { softmaxGradient } from './softmax-gradient.ts'
export { softmaxLoss } from './softmax-loss.ts'
export type { SoftmaxRegression } from './softmax-regression.ts'
