/** A number of things, in a sentence: `1 eigenvalue`, `2 eigenvalues`, `2 submatrices`. */
export const count = (n: number, noun: string): string =>
  `${n} ${n === 1 ? noun : noun.endsWith('ix') ? `${noun.slice(0, -1)}ces` : `${noun}s`}`
