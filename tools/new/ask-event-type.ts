import { languagePattern } from '../../src/catalogue/patterns.js'
import { listed } from '../command-line/items.js'
import { kinds, wordsOf, type EventTypeAnswers, type NewProperty } from './event-type-answers.js'
import { filterFault, firstFault, nameFault, propertyFault, refuse } from './event-type-faults.js'

/**
 * Asks one question; the answer is what is proposed when nothing is typed, or where nobody can be asked. Whoever can be asked is asked
 * until there is no fault.
 */
export type Ask = (
  question: string,
  proposed: string,
  faultIn?: (answer: string) => string | undefined,
) => Promise<string>

/** What the command line says already; texts are `fr=Rendez-vous`, or the same in all languages. */
export interface Given {
  readonly name?: string
  readonly title: readonly string[]
  readonly summary: readonly string[]
  readonly property: readonly string[]
  readonly filter: readonly string[]
}

/** All answers about a new event type, in each language that the connector speaks. */
export const askEventType = async (
  ask: Ask,
  given: Given,
  languages: readonly string[],
): Promise<EventTypeAnswers> => {
  const asked =
    given.name ?? (await ask('Its name, as in URLs (appointment, order.paid)', '', nameFault))
  refuse(nameFault(asked))
  const name = asked.toLowerCase()
  const titles = await inEach(languages, given.title, (language) =>
    ask(`What is it called in "${language}"?`, wordsOf(name)),
  )
  const summaries = await inEach(languages, given.summary, (language) =>
    ask(`The trigger's name in "${language}"`, usualSummary(language, titles[language] ?? name)),
  )
  const written =
    given.property.length > 0
      ? given.property
      : (
          await ask(
            `What it holds: name:kind, and a comma between two (${kinds.join(', ')})`,
            'id:string',
            (answer) => firstFault(answer.split(','), propertyFault),
          )
        ).split(',')
  const properties: NewProperty[] = []
  for (const each of written) properties.push(await readProperty(ask, each, languages))
  const names = properties.map((property) => property.name)
  const filters =
    given.filter.length > 0 || given.property.length > 0
      ? given.filter
      : listed(
          await ask(`Which of them may makers filter by? (${names.join(', ')})`, '', (answer) =>
            firstFault(listed(answer), filterFault(names)),
          ),
        )
  return { name, titles, summaries, properties, filters }
}

/** What is proposed for an event type of a name. */
export const proposedAnswers = (
  name: string,
  languages: readonly string[],
): Promise<EventTypeAnswers> =>
  askEventType(
    (_, proposed) => Promise.resolve(proposed),
    { name, title: [], summary: [], property: [], filter: [] },
    languages,
  )

const usualSummary = (language: string, title: string) =>
  language === 'fr' ? `Lorsqu'il y a : ${title}` : `When a ${title.toLowerCase()} occurs`

/** `patient:string`, with its titles after it: `patient:string:Patient:en=The patient`. */
const readProperty = async (
  ask: Ask,
  text: string,
  languages: readonly string[],
): Promise<NewProperty> => {
  const [name = '', written = 'string', ...titles] = text.trim().split(':')
  refuse(propertyFault(text))
  const kind = kinds.find((each) => each === written) ?? 'string'
  return {
    ...{ name, kind },
    titles: await inEach(languages, titles, (language) =>
      ask(`"${name}" in "${language}"`, wordsOf(name)),
    ),
  }
}

const inEach = async (
  languages: readonly string[],
  given: readonly string[],
  ask: (language: string) => Promise<string>,
): Promise<Record<string, string>> => {
  const texts = new Map<string, string>()
  for (const text of given) {
    const [language = '', ...rest] = text.split('=')
    if (rest.length > 0 && new RegExp(languagePattern).test(language))
      texts.set(language, rest.join('='))
    else for (const each of languages) texts.set(each, texts.get(each) ?? text)
  }
  for (const language of languages)
    if (!texts.has(language)) texts.set(language, await ask(language))
  return Object.fromEntries(languages.map((language) => [language, texts.get(language) ?? '']))
}
