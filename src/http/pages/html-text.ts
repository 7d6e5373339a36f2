const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** Text as it stands in HTML, in an attribute too. */
export const htmlText = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? '')
