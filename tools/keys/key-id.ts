import { UsageError } from '../command-line/usage-error.js'

/** An argument parser for a key's id. */
export const keyId = (text: string): string => {
  // No InvalidArgumentError: commander would repeat the key.
  if (text.startsWith('ft_'))
    throw new UsageError(`Say the key's id, not the key: "list" shows the ids.`)
  return text
}
