/** A row without what it does not have: a column that is selected comes back as null then. */
export const withoutNulls = <T extends object>(row: T): T =>
  // Entries forget which name holds what.
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as T
