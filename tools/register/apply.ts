/** Changes something, and notes what; a dry run notes it only. */
export type Apply = <T>(what: string, change: () => Promise<T>) => Promise<T | undefined>

/** Notes changes, and makes them unless it is a dry run. */
export const applier = (
  isDryRun: boolean,
): { readonly apply: Apply; readonly changes: string[] } => {
  const changes: string[] = []
  return {
    changes,
    apply: async (what, change) => {
      changes.push(what)
      return isDryRun ? undefined : change()
    },
  }
}
