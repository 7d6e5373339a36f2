import { UsageError } from '../command-line/usage-error.js'

/** The only positional argument: a key's id. */
export const readId = (command: string, [id, ...others]: readonly string[]): string => {
  if (id === undefined)
    throw new UsageError(`Which key? Say: ${command} <id>. "list" shows the ids.`)
  if (others.length > 0)
    throw new UsageError(`${command} takes one id, not also "${others.join(' ')}".`)
  if (id.startsWith('ft_'))
    throw new UsageError(`Say the key's id, not the key: "list" shows the ids.`)
  return id
}
