import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Registry } from '@freecurve/core'
import { freeLevyCurve } from '@freecurve/curves'
import { EXAMPLE } from '../evolve/jobs.ts'
import { syntheticValues } from '../fit/synthetic-values.ts'

/** Spectra that a command is run on. */
export interface Shape {
  readonly name: string
  readonly files: readonly string[]
  readonly size: number
  readonly target: number
}

/** Sizes n0 and numbers of replicates. */
export interface ShapesPlan {
  readonly sizes: readonly number[]
  readonly replicates: readonly number[]
}

/** What `bench decompress` does. */
export const SHAPES_PLAN: ShapesPlan = {
  sizes: [1000, 2000, 4000, 8000, 16000, 32000, 64000],
  replicates: [2, 5, 20],
}

/** Size of each replicate, and how far to predict. */
const [REPLICATE, RATIO] = [1000, 8]

/** Synthetic spectra of the compound free Poisson example (see {@link syntheticValues}), written into a folder. */
export function syntheticShapes(registry: Registry, folder: string, plan: ShapesPlan): readonly Shape[] {
  const { law } = registry.get('flow', 'free').carry(freeLevyCurve(EXAMPLE), 1)
  const write = (size: number, seed: number): string => {
    const path = join(folder, `n${size}-${seed}.npy`)
    writeFileSync(path, registry.get('spectrum-writer', 'npy').write(syntheticValues(law, size, seed)))
    return path
  }
  const shape = (size: number, replicates: number): Shape => ({
    name: 'synthetic',
    files: Array.from({ length: replicates }, (_, k) => write(size, k + 1)),
    size,
    target: RATIO * size,
  })
  return [...plan.sizes.map((size) => shape(size, 1)), ...plan.replicates.map((count) => shape(REPLICATE, count))]
}

/** The real spectra of a folder such as shared/data/ntk-logm: each size alone, and replicates of the smallest; none without it. */
export function realShapes(folder: string, replicates: readonly number[]): readonly Shape[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).sort()
  const plain = names.filter((name) => /^n\d+\.npy$/.test(name))
  const samples = names.filter((name) => /^n\d+-sample\d+\.npy$/.test(name)).map((name) => join(folder, name))
  const sizeOf = (name: string) => Number(/^n(\d+)/.exec(name)![1])
  const target = sizeOf(plain.at(-1) ?? 'n0')
  const about = { name: 'ntk-logm', target }
  return [
    ...plain.slice(0, -1).map((name) => ({ ...about, files: [join(folder, name)], size: sizeOf(name) })),
    ...replicates
      .filter((count) => count <= samples.length)
      .map((count) => ({ ...about, files: samples.slice(0, count), size: sizeOf(plain[0]!) })),
  ]
}
