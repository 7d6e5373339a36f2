import type { Exchange } from '../wire/exchange.js'
import type { Player, Preset } from './player.js'
import type { Script, Step } from './step.js'

const nameOfSecret = (name: string) => `PLAY_${name.replaceAll(/\W+/g, '_').toUpperCase()}`

const fromEnvironment = (values: object) =>
  Object.fromEntries(Object.keys(values).map((name) => [name, `\${${nameOfSecret(name)}}`]))

/** A step without its secrets, which a script takes from the environment; a connection that was ready is one of them there. */
const withoutSecrets = (step: Step, presets: readonly Preset[]): Step => {
  if (step.do === 'connect') return { ...step, values: fromEnvironment(step.values) }
  const ready = step.do === 'use' && presets.find(({ title }) => title === step.preset)
  if (!ready) return step
  const { set, values } = ready.connection
  return { do: 'connect', ...(set !== undefined && { set }), values: fromEnvironment(values) }
}

/** A session as a script: what was done, and, where a run arrived, that one is expected. */
export const asScript = (
  player: Player,
  {
    definition,
    url,
    presets = [],
  }: {
    readonly definition: string
    readonly url: string
    readonly presets?: readonly Preset[]
  },
): Script => {
  const runs = player.flows().flatMap(([flow, saved]) =>
    saved.runs().map(({ at, complaints }) => ({
      at,
      step: {
        ...({ do: 'expect-run', flow } as const),
        ...(complaints.length > 0 && { allowComplaints: true }),
      },
    })),
  )
  const steps: readonly { readonly at: number; readonly step: Step }[] = [...player.done(), ...runs]
  const inOrder = [...steps].sort((one, other) => one.at - other.at)
  return { definition, url, steps: inOrder.map(({ step }) => withoutSecrets(step, presets)) }
}

/** What was sent to the service, for an editor that knows .http files; secrets are masked. */
export const asHttpFile = (exchanges: readonly Exchange[]): string =>
  exchanges
    .filter(({ direction }) => direction === 'to the service')
    .map(({ request: { method, url, headers, body = '', about } }) =>
      [
        `### ${about}`,
        `${method} ${url}`,
        ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
        '',
        body,
      ].join('\n'),
    )
    .join('\n\n')

/** A test for node:test that replays the script beside it. */
export const asNodeTest = (scriptFile: string): string =>
  [
    "import { test } from 'node:test'",
    "import { runScript } from 'flow-simulator'",
    `test('the session can be played again', () => runScript(new URL('${scriptFile}', import.meta.url)))`,
    '',
  ].join('\n')
