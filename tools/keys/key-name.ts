import { InvalidArgumentError } from 'commander'

/** An argument parser for a key's name, which is shown in lists. */
export const keyName = (text: string): string => {
  const name = text.trim()
  if (name === '') throw new InvalidArgumentError('It is empty: say whom or what the key is for.')
  if (/^\P{C}{1,100}$/u.test(name)) return name
  throw new InvalidArgumentError('It may have 100 characters, and no control characters.')
}
