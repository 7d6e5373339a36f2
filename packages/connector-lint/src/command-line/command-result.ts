/** What a command prints and how its process ends. */
export interface CommandResult {
  /** 0 when nothing is wrong, 1 when something is, 2 when the command could not do its work. */
  readonly exitCode: 0 | 1 | 2
  readonly output: string
  readonly errors: string
}
