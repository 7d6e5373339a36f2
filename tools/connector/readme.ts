import { connectorTextsOf } from '../../src/connector-definition/connector-definition.js'
import type { ConnectorDefinition, Operation } from '../../src/connector-definition/open-api.js'
import type { PackageOptions } from './package-options.js'
import { packageTextsOf } from './package-texts.js'

/**
 * The package's readme.md, with the headings of Microsoft's template, which reviewers look for in any language.
 * Source: https://github.com/microsoft/PowerPlatformConnectors/blob/dev/templates/certified-connectors/readme.md
 */
export const readme = (
  definition: ConnectorDefinition,
  { auth, identity, locale }: PackageOptions,
): string => {
  const { title, description } = connectorTextsOf(identity, locale)
  const texts = packageTextsOf(locale)
  const shown = operationsOf(definition).filter(
    (operation) => operation['x-ms-visibility'] !== 'internal',
  )
  const section = (heading: string, ...paragraphs: readonly string[]) =>
    [`## ${heading}`, ...paragraphs].join('\n\n')

  return `${[
    `# ${title}`,
    description,
    section('Publisher', identity.publisher),
    section('Prerequisites', texts.prerequisites),
    section(
      'Supported Operations',
      `### ${texts.triggers}`,
      table(shown.filter(isTrigger)),
      `### ${texts.actions}`,
      table(shown.filter((operation) => !isTrigger(operation))),
    ),
    section('Obtaining Credentials', texts.credentials[auth]),
    section(
      'Known Issues and Limitations',
      [...texts.limitations, ...(auth === 'entra' ? [] : [texts.firing])]
        .map((each) => `- ${each}`).join('\n'),
    ),
    section('Deployment Instructions', texts.deployment, ['```bash', command, '```'].join('\n')),
  ].join('\n\n')}\n`
}

const command =
  'pac connector create --api-definition-file apiDefinition.swagger.json --api-properties-file apiProperties.json --icon-file icon.png'

const isTrigger = (operation: Operation) => operation['x-ms-trigger'] !== undefined

const operationsOf = ({ paths }: ConnectorDefinition): Operation[] =>
  Object.values(paths).flatMap(({ get, post, delete: remove }) =>
    [get, post, remove].filter((operation) => operation !== undefined),
  )

const table = (operations: readonly Operation[]) =>
  operations.map(({ summary, description }) => `- **${summary}**: ${description}`).join('\n')
