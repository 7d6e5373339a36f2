/** Adds an item to the group of a key, which is made where there is none. */
export const addTo = <Item, Key>(groups: Map<Key, Item[]>, key: Key, item: Item): void => {
  const group = groups.get(key)
  if (group) group.push(item)
  else groups.set(key, [item])
}

/** Groups items by a key, in order; Map.groupBy needs a newer Node than the oldest we support. */
export const groupBy = <Item, Key>(
  items: Iterable<Item>,
  keyOf: (item: Item) => Key,
): Map<Key, Item[]> => {
  const groups = new Map<Key, Item[]>()
  for (const item of items) addTo(groups, keyOf(item), item)
  return groups
}

/** The items whose key an earlier item has already. */
export const repeated = <Item>(
  items: Iterable<Item>,
  keyOf: (item: Item) => string | undefined,
): Item[] =>
  [...groupBy(items, keyOf)].flatMap(([key, group]) => (key === undefined ? [] : group.slice(1)))
