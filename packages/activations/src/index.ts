export { activationGram } from './gram/activation-gram.ts'
export type { ActivationTable } from './gram/activation-table.ts'
