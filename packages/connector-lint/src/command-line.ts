/** What a command prints and how its process ends. */
export interface CommandResult {
  readonly exitCode: 0 | 1 | 2
  readonly output: string
  readonly errors: string
}

/** The result of a command that could not do its work. */
export const refused = (error: unknown, usage: string): CommandResult => {
  const message = error instanceof Error ? error.message : String(error)
  return { exitCode: 2, output: '', errors: `${message}\n\n${usage}` }
}

/** Prints a result and ends the process with its exit code once everything is written. */
export const finish = ({ exitCode, output, errors }: CommandResult): void => {
  process.stdout.write(output)
  process.stderr.write(errors)
  process.exitCode = exitCode
}
