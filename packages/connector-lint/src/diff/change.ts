import { consequences, type ChangeKind, type Consequence } from './consequences.js'

/** A change between two versions of a definition, by the pointers of both sides. */
export interface FoundChange extends Consequence {
  readonly kind: ChangeKind
  /** Breaking: flows that use the connector stop working or have to be edited. */
  readonly severity: 'breaking' | 'info'
  readonly message: string
  readonly oldPointer: string
  readonly newPointer: string
}

/** A change of a kind, with what that means for flows. */
export const change = (
  kind: ChangeKind,
  message: string,
  oldPointer: string,
  newPointer: string,
): FoundChange => {
  const { breaks, how, source } = consequences[kind]
  const severity = breaks.length > 0 ? 'breaking' : 'info'
  return { kind, severity, message, breaks, how, source, oldPointer, newPointer }
}
