/** A table property holds 32 Ki UTF-16 units of text at most. */
const pieceLength = 32_000

/** A long text as the properties `{name}0`, `{name}1`, … of a table row. */
export const toPieces = (name: string, text: string): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: Math.max(1, Math.ceil(text.length / pieceLength)) }, (_, i) => [
      `${name}${i}`,
      text.slice(i * pieceLength, (i + 1) * pieceLength),
    ]),
  )

/** The text that toPieces divided. */
export const fromPieces = (name: string, row: Readonly<Record<string, unknown>>): string => {
  let text = ''
  for (let i = 0; ; i++) {
    const piece = row[`${name}${i}`]
    if (typeof piece !== 'string') return text
    text += piece
  }
}
