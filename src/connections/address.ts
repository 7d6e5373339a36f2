/** Where a host can be connected to. */
export interface Address {
  readonly address: string
  readonly family: 4 | 6
}

/** The addresses of a host, at least one; throws an error with a code when there are none, or none can be found out. */
export type ResolveHost = (hostname: string) => Promise<readonly Address[]>
