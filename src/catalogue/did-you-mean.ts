import { closestMatch } from 'leven'

/** How to mend a word that there is not: the one that was meant, or all that there are. */
export const didYouMean = (word: string, known: readonly string[]): string => {
  const maxDistance = Math.max(1, Math.floor(word.length / 3))
  const inAnyCase = new Map(known.map((each) => [each.toLowerCase(), each]))
  const near = closestMatch(word.toLowerCase(), [...inAnyCase.keys()], { maxDistance })
  if (near !== undefined) return `did you mean "${inAnyCase.get(near) ?? near}"?`
  return known.length === 0 ? 'take it out' : `there are: ${known.join(', ')}`
}
