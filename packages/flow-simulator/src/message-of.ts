/** What a fault says. */
export const messageOf = (fault: unknown): string =>
  fault instanceof Error ? fault.message : String(fault)
