export { freeFlow } from './free-flow.ts'
