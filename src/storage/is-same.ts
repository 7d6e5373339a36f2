/**
 * Whether a row that is there is the one that was to be written, by some of its columns: storage had kept it, its answer was lost
 * on the way, and the SDK's own second try met it. Attempts hold their time, so that no other run writes the same.
 */
export const isSame = <Row extends object>(
  there: Row | undefined,
  written: Row,
  ...columns: readonly (keyof Row)[]
): boolean =>
  there !== undefined && columns.every((column) => plain(there[column]) === plain(written[column]))

const plain = (value: unknown) => (value instanceof Date ? value.getTime() : value)
