const nameOf = (line: string) => line.split('=', 1)[0]?.trim() ?? ''

/**
 * The text of a .env file with these variables set. What else it holds stays: it belongs to whoever wrote it.
 * Source of the format: https://github.com/motdotla/dotenv, which VS Code's REST Client reads it with
 */
export const dotenvText = (former: string, variables: Readonly<Record<string, string>>): string => {
  const kept = former.split(/\r?\n/).filter((line) => line !== '' && !(nameOf(line) in variables))
  const set = Object.entries(variables).map(([name, value]) => `${name}=${value}`)
  return `${[...kept, ...set].join('\n')}\n`
}
