/** How sure a fact of the platform is. */
export type Confidence = 'documented' | 'observed' | 'inferred' | 'not known'

/** What the platform, or whoever knows it, would object to. */
export interface Complaint {
  readonly severity: 'error' | 'warning'
  readonly confidence: Confidence
  readonly text: string
}
