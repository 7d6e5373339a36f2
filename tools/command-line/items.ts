import { InvalidArgumentError } from 'commander'

/** The items of a comma-separated list, which may be empty. */
export const listed = (text: string): readonly string[] =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')

/** An argument parser for a comma-separated list: its items, each once. */
export const items = (text: string): readonly string[] => {
  const found = listed(text)
  if (found.length === 0) throw new InvalidArgumentError('It is empty.')
  return [...new Set(found)]
}

/** An argument parser for a comma-separated list of choices, in any case. */
export const itemsOf =
  <Choice extends string>(choices: readonly Choice[]) =>
  (text: string): readonly Choice[] =>
    items(text).map((item) => {
      const choice = choices.find((each) => each.toLowerCase() === item.toLowerCase())
      if (choice !== undefined) return choice
      throw new InvalidArgumentError(`There is no "${item}". There are: ${choices.join(', ')}.`)
    })
