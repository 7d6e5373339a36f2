/** One run of a flow, as its maker sees it. */
export interface FlowRun {
  readonly runId: string
  readonly flowId: string
  readonly at: number
  readonly trackingId: string
  /** The trigger's outputs. */
  readonly inputs: unknown
  /** How they differ from what the definition declares. */
  readonly complaints: readonly string[]
  /** Which of how many items, from 1, where splitOn divided what came. */
  readonly item?: { readonly number: number; readonly of: number }
}
