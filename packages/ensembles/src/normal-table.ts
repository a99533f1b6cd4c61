import { createRandom } from './random.ts'

/** Independent standard normals, rows×columns, row-major. Throws E_DOMAIN for a seed or stream that is none. */
export function normalTable(rows: number, columns: number, seed: number, stream: number): Float64Array {
  const { normal } = createRandom(seed, stream)
  const table = new Float64Array(rows * columns)
  for (let k = 0; k < table.length; k++) table[k] = normal()
  return table
}
