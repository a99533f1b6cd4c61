import { formatError } from '../format-error.ts'
import { OPERATIONS } from './operations.ts'
import { pickleBytes } from './pickle-bytes.ts'
import { type PickleWorld, pickleMachine } from './pickle-machine.ts'
import { PickleError, type PickleValue } from './value.ts'

export interface UnpickleOptions extends PickleWorld {
  /** Id of the reader, for messages. */
  readonly format: string
  /** Offset of the pickle in the file, for messages. @default 0 */
  readonly at?: number
}

/** Steps of a pickle, each at least a byte: more would take gigabytes of memory. Tuned so that 10^7 numbers in a list still pass. */
const MOST_STEPS = 2 ** 25

/**
 * Reads a pickle of protocols 2 to 5. Nothing is executed: lists, dicts, texts and numbers are made, and the functions in `globals`, which
 * are ours, are called; every other name and every other operation is refused. Steps, memory and depth of the work are bounded.
 *
 * A machine of our own because pickleparser 0.2.1 reads negative long integers as positive ones, loops for ever on a negative length,
 * assigns to any object that a pickle points at, and overflows the stack on long lists.
 *
 * @throws E_FILE_FORMAT with the offset of the operation.
 */
export function unpickle(bytes: Uint8Array, options: UnpickleOptions): PickleValue {
  const { format, at = 0 } = options
  const from = pickleBytes(bytes)
  try {
    const value = run(from, options)
    if (from.left() > 0) throw new PickleError(`${from.left()} bytes follow it`)
    return value
  } catch (cause) {
    if (!(cause instanceof PickleError)) throw cause
    throw formatError(format, `The pickled Python objects cannot be read: ${cause.message}.`, at + from.place(), cause)
  }
}

const STOP = 0x2e

function run(from: ReturnType<typeof pickleBytes>, world: PickleWorld): PickleValue {
  const machine = pickleMachine(world)
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const code = from.uint8()
    if (code === STOP) return machine.pop()
    const operation = OPERATIONS.get(code)
    if (operation === undefined)
      throw new PickleError(`operation 0x${code.toString(16)} is not among those that are read`)
    operation(machine, from)
  }
  throw new PickleError(`it takes more than ${MOST_STEPS} steps; save a plain array`)
}
