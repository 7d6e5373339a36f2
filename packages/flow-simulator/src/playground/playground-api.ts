import type { Locale } from '../designer/connector-view.js'
import { outputTokens } from '../designer/output-tokens.js'
import { objectOf, stringOf, type JsonObject } from '../json/json-value.js'
import type { Simulation } from '../session/simulation.js'
import type { createChanges } from './changes.js'
import { asHttpFile, asNodeTest, asScript } from './export-session.js'
import type { Player, Preset } from './player.js'
import { readStep } from './read-step.js'
import type { createSignInDesk } from './sign-in-desk.js'
import { takeSnapshot } from './snapshot.js'
import type { Views } from './views.js'

/** What the page's requests are answered with. */
export interface PlaygroundParts {
  readonly simulation: Simulation
  readonly player: Player
  readonly presets: readonly Preset[]
  readonly views: Views
  readonly changes: ReturnType<typeof createChanges>
  readonly signIns: ReturnType<typeof createSignInDesk>
  /** What a script calls the definition. */
  readonly source: string
}

const longestWait = 20_000
const noRemarks = () => []

const localeOf = ({ locale }: JsonObject): Locale => (locale === 'fr' ? 'fr' : 'en')
const textIn = (body: JsonObject, name: string): string => stringOf(body[name]) ?? ''

/** The page's requests by name: each takes a JSON object, and resolves to what is answered. */
export const playgroundApi = (
  parts: PlaygroundParts,
): Readonly<Record<string, (body: JsonObject) => unknown>> => {
  const { simulation, player, views, changes, signIns, presets, source } = parts
  const { connector } = simulation
  const inputsOf = (body: JsonObject) => objectOf(body.inputs)

  return {
    connector: (body) => ({
      ...views.connector(localeOf(body)),
      presets: presets.map(({ title }) => title),
      baseUrl: connector.baseUrl,
    }),
    operation: (body) => views.operation(localeOf(body), textIn(body, 'id')),
    state: async ({ after }) => {
      await changes.after(typeof after === 'number' ? after : 0, longestWait)
      return takeSnapshot(simulation, player, changes.version())
    },
    step: async ({ step }) => {
      const result = await player.perform(readStep(step)).finally(changes.changed)
      return result ?? {}
    },
    test: async () => (await simulation.testConnection()) ?? {},
    fields: (body) => simulation.fields(textIn(body, 'operation'), inputsOf(body)),
    choices: (body) =>
      simulation.choices(
        ...([textIn(body, 'operation'), textIn(body, 'key'), inputsOf(body)] as const),
        body.parent,
      ),
    outputs: async (body) => {
      const schema = await simulation.outputs(textIn(body, 'operation'), inputsOf(body))
      const context = { document: schema ?? {}, locale: localeOf(body), remarksOn: noRemarks }
      return schema ? outputTokens(context, { node: schema, pointer: '' }) : []
    },
    'sign-in-settings': ({ set }) => signIns.settings(stringOf(set)),
    'sign-in': (body) => ({
      url: signIns.begin(
        body,
        Object.fromEntries(
          Object.entries(objectOf(body.values)).map(([name, value]) => [name, String(value)]),
        ),
      ),
    }),
    export: ({ as }) => {
      if (as === 'http') return { text: asHttpFile(simulation.exchanges()) }
      if (as === 'test') return { text: asNodeTest('session.json') }
      const script = asScript(player, {
        ...{ definition: source, url: connector.baseUrl, presets },
      })
      return { text: `${JSON.stringify(script, null, 2)}\n` }
    },
  }
}
