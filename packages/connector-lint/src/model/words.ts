/** Power Platform's product names, which certification keeps out of titles and descriptions. */
export const PRODUCT_NAMES: readonly string[] = [
  'Power Automate',
  'Power Apps',
  'PowerApps',
  'Power BI',
  'Power Platform',
  'Power Pages',
  'Power Virtual Agents',
  'Copilot Studio',
  'Logic Apps',
  'Microsoft Flow',
]

const patterns = new Map<readonly string[], RegExp>()

const patternOf = (words: readonly string[]) => {
  const known =
    patterns.get(words) ?? new RegExp(`(?<![A-Za-z])(${words.join('|')})(?![A-Za-z])`, 'gi')
  patterns.set(words, known)
  return known
}

/** The words of a list that a text contains, each once, as the text writes them. */
export const wordsIn = (text: string, words: readonly string[]): readonly string[] => [
  ...new Set(text.match(patternOf(words))),
]

// Common words that no English sentence has; two of them tell a foreign text that has no accents.
const FOREIGN = [
  ...['le', 'les', 'des', 'du', 'une', 'est', 'pour', 'dans', 'avec', 'lorsque', 'rappel'],
  ...['der', 'das', 'und', 'ist', 'nicht', 'mit', 'ein', 'eine', 'wenn', 'wird', 'werden'],
  ...['el', 'los', 'las', 'una', 'para', 'con', 'cuando', 'por', 'il', 'della', 'quando', 'nel'],
]

/**
 * Whether a text looks as if it were not English: Microsoft does not publish its test, so this one
 * takes accented or non-Latin letters, or two common words of another language, for the sign.
 */
export const looksForeign = (text: string): boolean =>
  /[^\p{ASCII}\P{Letter}]/u.test(text) ||
  /(?<![a-z])(l|d|qu)['’][a-z]{3}/i.test(text) ||
  wordsIn(text, FOREIGN).length > 1
