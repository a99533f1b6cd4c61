import * as v from 'valibot'
import type { DescriptionSchema } from './read-description.ts'
import { strictFields } from './strict-fields.ts'

/** A layer of a network. Unless said otherwise, its fields have torch's meaning and defaults. */
export type LayerDescription =
  | Of<'dense', { units: number; bias: boolean }>
  | Of<'conv', { filters: number; kernel: Pair; stride: Pair; padding: Pair; groups: number; bias: boolean }>
  | Of<'max-pool' | 'average-pool', { kernel: Pair; stride?: Pair | undefined }>
  | Of<'global-average-pool' | 'flatten', object>
  | Of<'upsample', { factor: Pair }>
  | Of<'reshape', { shape: readonly number[] }>
  | Of<'batch-norm' | 'layer-norm', { epsilon: number }>
  | Of<'group-norm', { groups: number; epsilon: number }>
  | Of<'relu' | 'gelu' | 'silu' | 'tanh' | 'sigmoid' | 'softplus', object>
  | Of<'leaky-relu', { slope: number }>
  | Of<'elu', { alpha: number }>
  | Of<'residual' | 'concat', { layers: readonly LayerDescription[] }>

/** Across rows, then across columns. */
export type Pair = readonly [number, number]

/** One layer for each of the types, which share their fields. */
type Of<T extends string, Fields> = T extends string
  ? Readonly<Fields> & { readonly type: T; readonly name?: string | undefined }
  : never

/** A network that is a sequence of layers: one of them may hold a sequence of its own, beside which its input is carried. */
export interface NetworkDescription {
  readonly schema?: 'freecurve/network@1' | undefined
  /** Shape of one input: [features], or [channels, rows, columns]. */
  readonly input: readonly number[]
  readonly layers: readonly LayerDescription[]
}

const whole = (least: number) =>
  v.pipe(
    v.number(),
    v.safeInteger(({ received }) => `a whole number is wanted, got ${received}`),
    v.minValue(least, ({ received }) => `must be at least ${least}, got ${received}`),
  )
const pair = (least: number) => v.strictTuple([whole(least), whole(least)])
const name = v.optional(v.pipe(v.string(), v.nonEmpty('a name must not be empty')))
const positive = v.pipe(v.number(), v.finite(), v.gtValue(0))
const shape = v.pipe(v.array(whole(1)), v.minLength(1, 'a shape has at least one dimension'))

const layer = <const T extends string, E extends v.ObjectEntries>(type: T, entries: E) =>
  strictFields({ type: v.literal(type), name, ...entries })
const bias = v.optional(v.boolean(), true)
const epsilon = v.optional(positive, 1e-5)
const pool = { kernel: pair(1), stride: v.optional(pair(1)) }
const layers = v.lazy(() => v.array(layerSchema))

const layerSchema: DescriptionSchema<LayerDescription> = v.variant('type', [
  layer('dense', { units: whole(1), bias }),
  layer('conv', {
    filters: whole(1),
    kernel: pair(1),
    stride: v.optional(pair(1), [1, 1]),
    padding: v.optional(pair(0), [0, 0]),
    groups: v.optional(whole(1), 1),
    bias,
  }),
  layer('max-pool', pool),
  layer('average-pool', pool),
  layer('global-average-pool', {}),
  layer('flatten', {}),
  layer('upsample', { factor: pair(1) }),
  layer('reshape', { shape }),
  layer('batch-norm', { epsilon }),
  layer('layer-norm', { epsilon }),
  layer('group-norm', { groups: whole(1), epsilon }),
  layer('relu', {}),
  layer('gelu', {}),
  layer('silu', {}),
  layer('tanh', {}),
  layer('sigmoid', {}),
  layer('softplus', {}),
  layer('leaky-relu', { slope: v.optional(v.pipe(v.number(), v.finite()), 0.01) }),
  layer('elu', { alpha: v.optional(positive, 1) }),
  layer('residual', { layers }),
  layer('concat', { layers }),
])

/** Schema of {@link NetworkDescription}, for descriptions that hold a network. */
export const networkSchema: DescriptionSchema<NetworkDescription> = strictFields({
  schema: v.optional(v.literal('freecurve/network@1')),
  input: shape,
  layers: v.pipe(v.array(layerSchema), v.minLength(1, 'a network has at least one layer')),
})
