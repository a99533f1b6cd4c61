import type { NumberKind } from './number-kind.ts'

/** A part of a column: its values in one group of rows. */
export interface ColumnPart {
  /** First byte of its pages. */
  readonly from: number
  readonly to: number
  readonly codec: number
  readonly rows: number
}

/** A column of a table that holds numbers. */
export interface Column {
  /** Names from the outermost group to the column, with dots. */
  readonly key: string
  readonly kind: NumberKind
  /** Definition level of a value that is there; lower ones are null. */
  readonly level: number
  readonly rows: number
  readonly parts: readonly ColumnPart[]
}
