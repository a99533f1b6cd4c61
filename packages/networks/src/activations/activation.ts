/** A function of one number with its first two derivatives. */
export interface Activation {
  readonly type: string
  /** φ(x) */
  readonly value: (x: number) => number
  /** φ′(x), given φ(x) too */
  readonly slope: (x: number, value: number) => number
  /** φ″(x); absent where it is 0 but for kinks. At a kink all derivatives are those from the left. */
  readonly bend?: (x: number) => number
}
