import type { EventTypeFile } from '../../src/catalogue/event-type.js'
import { filtersOf } from '../../src/catalogue/filter-declarations.js'
import type { Locale } from '../../src/connector-definition/locale.js'
import { wordsOf } from '../../src/connector-definition/locale.js'

/** A trigger as its maker sees it in the flow editor: its name, its inputs and its outputs. */
export const triggerPicture = (eventType: EventTypeFile, locale: Locale): string => {
  const { summary, properties } = wordsOf(eventType, locale)
  const titleOf = (name: string) => properties[name]?.title ?? name
  const inputs = filtersOf(eventType).map(({ path }) => `${titleOf(path)}  [            ▾ ]`)
  const outputs = Object.keys(eventType.schema.properties).map((name) => `[${titleOf(name)}]`)
  const lines = [`⚡ ${summary}`, ...inputs, '', outputs.join(' ')]
  const width = Math.max(...lines.map(shownWidth))
  return [
    `┌${'─'.repeat(width + 2)}┐`,
    ...lines.map((line) => `│ ${line}${' '.repeat(width - shownWidth(line))} │`),
    `└${'─'.repeat(width + 2)}┘`,
  ].join('\n')
}

/** A terminal shows the bolt in two columns. */
const shownWidth = (line: string) => line.length + (line.startsWith('⚡') ? 1 : 0)
