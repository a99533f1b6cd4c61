import type { pickleBytes } from './pickle-bytes.ts'
import type { pickleMachine } from './pickle-machine.ts'
import { PickleError, type PickleObject } from './value.ts'

type Operation = (machine: ReturnType<typeof pickleMachine>, from: ReturnType<typeof pickleBytes>) => void

const NEWEST_PROTOCOL = 5

/** A set: numbers in one are in no order, and no array. */
const SET: PickleObject = { is: 'set' }

/** The operations of a pickle that are read, by their code, with Python's names for them (pickletools.py). */
export const OPERATIONS: ReadonlyMap<number, Operation> = new Map<number, Operation>([
  [0x80, proto],
  [0x95, frame],
  [0x28, (machine) => machine.mark()], // MARK
  [0x30, (machine) => void machine.pop()], // POP
  [0x31, (machine) => void machine.popToMark()], // POP_MARK
  [0x32, (machine) => machine.push(machine.top())], // DUP
  [0x4e, (machine) => machine.push(null)], // NONE
  [0x88, (machine) => machine.push(true)], // NEWTRUE
  [0x89, (machine) => machine.push(false)], // NEWFALSE
  [0x4a, (machine, from) => machine.push(from.int32())], // BININT
  [0x4b, (machine, from) => machine.push(from.uint8())], // BININT1
  [0x4d, (machine, from) => machine.push(from.uint16())], // BININT2
  [0x8a, (machine, from) => machine.push(from.integer(from.uint8()))], // LONG1
  [0x8b, (machine, from) => machine.push(from.integer(from.uint32()))], // LONG4
  [0x47, (machine, from) => machine.push(from.float64())], // BINFLOAT
  [0x43, (machine, from) => machine.push(from.take(from.uint8()))], // SHORT_BINBYTES
  [0x42, (machine, from) => machine.push(from.take(from.uint32()))], // BINBYTES
  [0x8e, (machine, from) => machine.push(from.take(from.uint64()))], // BINBYTES8
  [0x96, (machine, from) => machine.push(from.take(from.uint64()))], // BYTEARRAY8
  [0x55, (machine, from) => machine.push(from.latin1(from.uint8()))], // SHORT_BINSTRING
  [0x54, (machine, from) => machine.push(from.latin1(from.int32()))], // BINSTRING
  [0x8c, (machine, from) => machine.push(from.text(from.uint8()))], // SHORT_BINUNICODE
  [0x58, (machine, from) => machine.push(from.text(from.uint32()))], // BINUNICODE
  [0x8d, (machine, from) => machine.push(from.text(from.uint64()))], // BINUNICODE8
  [0x5d, (machine) => machine.container([])], // EMPTY_LIST
  [0x29, (machine) => machine.container([])], // EMPTY_TUPLE
  [0x85, (machine) => machine.tuple(1)], // TUPLE1
  [0x86, (machine) => machine.tuple(2)], // TUPLE2
  [0x87, (machine) => machine.tuple(3)], // TUPLE3
  [0x74, (machine) => machine.container(machine.popToMark())], // TUPLE
  [0x61, (machine) => machine.append([machine.pop()])], // APPEND
  [0x65, (machine) => machine.append(machine.popToMark())], // APPENDS
  [0x7d, (machine) => machine.container(new Map())], // EMPTY_DICT
  [0x73, setItem],
  [0x75, (machine) => machine.setItems(machine.popToMark())], // SETITEMS
  [0x8f, (machine) => machine.push(SET)], // EMPTY_SET
  [0x90, addItems],
  [0x91, frozenSet],
  [0x63, (machine, from) => machine.named(from.line(), from.line())], // GLOBAL
  [0x93, stackGlobal],
  [0x52, (machine) => machine.reduce()], // REDUCE
  [0x62, (machine) => machine.build()], // BUILD
  [0x51, (machine) => machine.pointOutside()], // BINPERSID
  [0x71, (machine, from) => machine.remember(from.uint8())], // BINPUT
  [0x72, (machine, from) => machine.remember(from.uint32())], // LONG_BINPUT
  [0x94, (machine) => machine.remember()], // MEMOIZE
  [0x68, (machine, from) => machine.recall(from.uint8())], // BINGET
  [0x6a, (machine, from) => machine.recall(from.uint32())], // LONG_BINGET
])

function proto(...[, from]: Parameters<Operation>): void {
  const version = from.uint8()
  if (version > NEWEST_PROTOCOL) throw new PickleError(`its protocol ${version} is newer than ${NEWEST_PROTOCOL}`)
}

function frame(...[, from]: Parameters<Operation>): void {
  if (from.uint64() > from.left()) throw new PickleError('it is cut off')
}

function setItem(...[machine]: Parameters<Operation>): void {
  const value = machine.pop()
  machine.setItems([machine.pop(), value])
}

function addItems(...[machine]: Parameters<Operation>): void {
  machine.popToMark()
  if (machine.top() !== SET) throw new PickleError('it adds to something that is no set')
}

function frozenSet(...[machine]: Parameters<Operation>): void {
  machine.popToMark()
  machine.push(SET)
}

function stackGlobal(...[machine]: Parameters<Operation>): void {
  const name = machine.pop()
  machine.named(machine.pop(), name)
}
