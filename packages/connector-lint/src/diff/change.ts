/** A change between two versions of a definition, by the pointers of both sides. */
export interface FoundChange {
  readonly kind: string
  /** Breaking: flows that use the connector stop working or have to be edited. */
  readonly severity: 'breaking' | 'info'
  readonly message: string
  readonly oldPointer: string
  readonly newPointer: string
}

/** A breaking change. */
export const breaking = (
  kind: string,
  message: string,
  oldPointer: string,
  newPointer: string,
): FoundChange => ({ kind, severity: 'breaking', message, oldPointer, newPointer })

/** A change that flows survive but somebody should know of. */
export const notice = (
  kind: string,
  message: string,
  oldPointer: string,
  newPointer: string,
): FoundChange => ({ kind, severity: 'info', message, oldPointer, newPointer })
