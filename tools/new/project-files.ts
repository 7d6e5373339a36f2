import type { ConnectorIdentity } from '../../src/catalogue/connector-identity.js'

/** The folder that this repository lies in. */
export const engineFolder = 'flow-triggers'

const commands = [
  ...['start', 'demo', 'build', 'catalogue:check', 'connector', 'connector:check'],
  ...['connector:diff', 'new', 'register', 'keys', 'account', 'dead-letters', 'subscriptions'],
  ...['events', 'play'],
]

const description = (name: string) => ({
  name,
  private: true,
  scripts: {
    test: `npm --prefix ${engineFolder} run catalogue:check --`,
    update: `git submodule update --remote ${engineFolder}`,
    ...Object.fromEntries(
      commands.map((command) => [command, `npm --prefix ${engineFolder} run ${command} --`]),
    ),
  },
})

const azure = (name: string) => `name: ${name}
infra:
  path: ${engineFolder}/infra
services:
  api:
    project: ${engineFolder}
    language: ts
    host: function
    # What "npm run build" makes of this folder's catalogue/ and connector.json.
    dist: dist/app
    remoteBuild: false
    hooks:
      prepackage:
        posix:
          shell: sh
          run: npm run --silent catalogue:check
        windows:
          shell: pwsh
          run: npm run --silent catalogue:check
`

const readme = ({
  publisher,
  texts,
  locale,
}: ConnectorIdentity) => `# ${texts[locale]?.title ?? publisher}

What is our own: \`connector.json\` and \`catalogue/\`. The app itself is [Flow Triggers](${engineFolder}/README.md), a submodule that nothing is
changed in.

\`\`\`sh
npm run new -- event-type    # asks about an event type, and writes it to catalogue/
npm test                     # what is wrong with catalogue/ and connector.json, with lines
npm start                    # the app, and how to fire an event at a simulated flow
npm run connector            # writes connector/
npm run update               # the newest Flow Triggers: commit what it changes here
azd up                       # see ${engineFolder}/docs/tutorial.md
\`\`\`

After a clone: \`git submodule update --init\`.
`

/** Rules of connector-lint that ask for English. */
const english = ['ValueMustBeInEnglish', 'TriggerSummaryPhrase', 'TriggerDescriptionPhrase']

/** Microsoft publishes connectors in English only; one for a company's own makers speaks as they do. */
const lint = ({ locale }: ConnectorIdentity): Readonly<Record<string, string>> => {
  if (locale === 'en') return {}
  const reason = `Makers read "${locale}"; certification would ask for English.`
  const rules = Object.fromEntries(english.map((rule) => [rule, { grade: 'off', reason }]))
  return { 'connector-lint.json': `${JSON.stringify({ rules }, null, 2)}\n` }
}

/** The files of a new project, by their paths, but for its event types. */
export const projectFiles = (
  name: string,
  connector: ConnectorIdentity,
): Readonly<Record<string, string>> => ({
  'connector.json': `${JSON.stringify(connector, null, 2)}\n`,
  ...lint(connector),
  'package.json': `${JSON.stringify(description(name), null, 2)}\n`,
  'azure.yaml': azure(name),
  'README.md': readme(connector),
  '.gitignore': ['node_modules/', '.azurite/', '.azure/', '.env', 'local.settings.json', ''].join(
    '\n',
  ),
  '.gitattributes': '* text=auto eol=lf\n',
})
