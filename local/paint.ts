import { styleText } from 'node:util'

/** How a text stands out, on a terminal that shows colours. */
export type Style = 'bold' | 'dim' | 'green' | 'yellow' | 'red' | 'cyan'

/** Styles a text, or leaves it plain. */
export type Paint = (style: Style, text: string) => string

/** Paints only for a terminal, and not where NO_COLOR asks for none (https://no-color.org). */
export const createPaint = (
  output: { readonly isTTY?: boolean },
  { NO_COLOR = '' }: Readonly<Record<string, string | undefined>>,
): Paint =>
  output.isTTY === true && NO_COLOR === ''
    ? (style, text) => styleText(style, text)
    : (_, text) => text
