/** What a stage is run with. */
export interface StageRun {
  readonly minutes: number
  readonly seed: number
  readonly hosts: number
  readonly print: (line: string) => void
}

/** Runs one part of the soak; answers everything that is not as promised, in words. */
export type RunStage = (run: StageRun) => Promise<readonly string[]>
