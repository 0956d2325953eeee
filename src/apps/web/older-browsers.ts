/**
 * What this app asks for and the oldest browsers lack that it is built for (`build.target`: Chrome 109, as on an old phone that
 * gets no more updates). Whatever is used beyond that is added here; the stories run in a browser from which the rest was taken.
 */
const fill = (on: object, name: string, value: (...given: never[]) => unknown): void => {
  if (!(name in on)) Object.defineProperty(on, name, { value, writable: true, configurable: true })
}

fill(Map, 'groupBy', <Item, Key>(items: Iterable<Item>, keyOf: (item: Item, index: number) => Key) => {
  const groups = new Map<Key, Item[]>()
  let index = 0
  for (const item of items) {
    const key = keyOf(item, index++)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
})

fill(Array.prototype, 'toSorted', function (this: unknown[], compare?: (a: unknown, b: unknown) => number) {
  return [...this].sort(compare)
})

fill(Array.prototype, 'toReversed', function (this: unknown[]) {
  return [...this].reverse()
})

fill(Array.prototype, 'toSpliced', function (this: unknown[], ...given: [number, number, ...unknown[]]) {
  const copy = [...this]
  copy.splice(...given)
  return copy
})

fill(URL, 'canParse', (address: string) => {
  try {
    return Boolean(new URL(address))
  } catch {
    return false
  }
})
