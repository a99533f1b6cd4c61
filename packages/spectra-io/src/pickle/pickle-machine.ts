import { isObject, PickleError, type PickleObject, type PickleValue } from './value.ts'

/** What a pickle may point at. */
export interface PickleWorld {
  /** The classes and functions that it may name, by full name. There are no others. */
  readonly globals: ReadonlyMap<string, PickleObject>
  /** What an object that lies outside the pickle is; absent where there are none. Throws PickleError. */
  readonly outside?: (id: PickleValue) => PickleValue
}

/** Lists, tuples, dicts and objects, which take up to 200 bytes each. Tuned: a state dict of 10^5 tensors has about 10^6. */
const MOST_CONTAINERS = 2 ** 21

/** An engine's limit for a Map is 2^24. */
const MOST_ENTRIES = 2 ** 23

/** The stack, the marks and the memory of what a pickle makes, and the steps that are possible on them. They throw PickleError. */
export function pickleMachine({ globals, outside }: PickleWorld) {
  const stack: PickleValue[] = []
  const marks: number[] = []
  const memo = new Map<number, PickleValue>()
  let containers = 0
  const fence = () => marks.at(-1) ?? 0
  const top = (): PickleValue => {
    if (stack.length <= fence()) throw new PickleError('an operation lacks its operand')
    return stack.at(-1)!
  }
  const pop = (): PickleValue => {
    const value = top()
    stack.pop()
    return value
  }
  const popToMark = (): PickleValue[] => {
    const mark = marks.pop()
    if (mark === undefined) throw new PickleError('an operation lacks its mark')
    return stack.splice(mark)
  }
  const container = <T extends PickleValue>(value: T): void => {
    if (++containers > MOST_CONTAINERS) throw new PickleError(`there are more than ${MOST_CONTAINERS} lists and dicts`)
    stack.push(value)
  }
  const tuple = (count: number) => {
    const items = Array.from({ length: count }, pop)
    container(items.reverse())
  }
  const remember = (index = memo.size) => {
    if (memo.size >= MOST_ENTRIES) throw new PickleError('it remembers too many objects')
    memo.set(index, top())
  }
  const recall = (index: number) => {
    const value = memo.get(index)
    if (value === undefined) throw new PickleError(`it recalls object ${index} before there is one`)
    stack.push(value)
  }
  const append = (items: readonly PickleValue[]) => {
    const list = top()
    if (!Array.isArray(list)) throw new PickleError('it appends to something that is no list')
    for (const item of items) list.push(item)
  }
  const setItems = (items: readonly PickleValue[]) => {
    const dict = top()
    if (!(dict instanceof Map) || items.length % 2 > 0)
      throw new PickleError('it sets items of something that is no dict')
    if (dict.size + items.length / 2 > MOST_ENTRIES) throw new PickleError('a dict has too many items')
    for (let k = 0; k < items.length; k += 2) dict.set(items[k]!, items[k + 1]!)
  }
  const named = (module: PickleValue, name: PickleValue) => {
    const full = `${String(module)}.${String(name)}`
    const known = typeof module === 'string' && typeof name === 'string' ? globals.get(full) : undefined
    if (known === undefined)
      throw new PickleError(
        `it names ${JSON.stringify(full.slice(0, 100))}, which is not among the classes that are read; save plain arrays, or a dict of them`,
      )
    stack.push(known)
  }
  const reduce = () => {
    const args = pop()
    const called = pop()
    if (!isObject(called) || called.call === undefined || !Array.isArray(args))
      throw new PickleError('it calls something that is no function')
    container(called.call(args))
  }
  const build = () => {
    const state = pop()
    const object = top()
    if (object instanceof Map) return // attributes of a dict, such as a state dict's versions, are none of its items
    if (!isObject(object) || object.setState === undefined)
      throw new PickleError('it changes an object that has no state')
    object.setState(state)
  }
  const pointOutside = () => {
    if (outside === undefined) throw new PickleError('it points at an object that lies outside of it')
    container(outside(pop()))
  }
  return {
    push: (value: PickleValue): void => void stack.push(value),
    mark: (): void => void marks.push(stack.length),
    top,
    pop,
    popToMark,
    container,
    tuple,
    /** Memory: puts the top of the stack under an index, by default the next one. */
    remember,
    recall,
    append,
    setItems,
    named,
    reduce,
    build,
    pointOutside,
  }
}
