/** Rows up to which each band width is taken. Tuned on one x86 machine; the differences are of some percent. */
const WIDTHS: readonly (readonly [rows: number, width: number])[] = [
  [160, 8],
  [900, 16],
  [1600, 24],
  [4500, 32],
]

/** Band width, a multiple of 8, for a matrix of n rows: wider bands make stage 1 faster and stage 2 slower. */
export const bandWidth = (size: number): number => WIDTHS.find(([rows]) => size <= rows)?.[1] ?? 48
