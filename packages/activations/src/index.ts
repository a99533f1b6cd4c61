export { activationGram } from './activation-gram.ts'
export type { ActivationTable } from './activation-table.ts'
