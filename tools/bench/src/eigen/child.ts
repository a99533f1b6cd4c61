/** `child.js <contender> <size> <runs> <file>`: measures one contender on the matrix in a file, and prints a ContenderRun as JSON. */
import { readFileSync } from 'node:fs'
import { CONTENDERS, type Contender } from './contenders.ts'

const [name, size, runs, file] = process.argv.slice(2)
const bytes = readFileSync(file!)
const matrix = { size: Number(size), data: new Float64Array(bytes.buffer, bytes.byteOffset, Number(size) ** 2) }
const solve = CONTENDERS[name as Contender]

let [cpu, wall] = [Infinity, Infinity]
let values = new Float64Array()
for (let run = 0; run < Number(runs); run++) {
  const used = process.cpuUsage()
  const began = performance.now()
  values = Float64Array.from(await solve(matrix))
  wall = Math.min(wall, (performance.now() - began) / 1000)
  const { user, system } = process.cpuUsage(used)
  cpu = Math.min(cpu, (user + system) / 1e6)
}
console.log(JSON.stringify({ cpu, wall, values: [...values] }))
