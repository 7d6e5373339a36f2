/** How much a finding matters: an error stops the connector, a warning stops its certification. */
export type Severity = 'error' | 'warning' | 'info'

/** What a rule found: where, and one sentence on what is wrong and how to mend it. */
export interface Fault {
  readonly pointer: string
  readonly message: string
}

/** One check, as data; it reads a view and never parses text. */
export interface Rule<View> {
  readonly id: string
  readonly severity: Severity
  /** What a file that passes looks like, for docs/connector-rules.md. */
  readonly about: string
  /** The rule is ours: Microsoft's validator has no code for it. */
  readonly own?: true
  /** Asked for by the public repository's JSON schema alone. */
  readonly strictRepo?: true
  readonly check: (view: View) => Iterable<Fault>
}

/** What a rule says of one item: nothing, a message for the item, or faults at other places. */
export type Verdict = false | undefined | string | Fault | readonly Fault[]

const faultsOf = (pointer: string, verdict: Verdict): readonly Fault[] => {
  if (verdict === false || verdict === undefined || verdict === '') return []
  if (typeof verdict === 'string') return [{ pointer, message: verdict }]
  return 'message' in verdict ? [verdict] : verdict
}

/** Asks for a verdict on each item and gathers the faults. */
export const judge = <Item extends { readonly pointer: string }>(
  items: Iterable<Item>,
  verdict: (item: Item) => Verdict,
): Fault[] => [...items].flatMap((item) => faultsOf(item.pointer, verdict(item)))
