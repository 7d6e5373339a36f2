import { allFamilies } from '../rule-catalogue.js'
import type { Rule } from '../rule.js'

const INTRO = `# Connector rules

What \`connector-lint check\` looks for. Each rule names its source: a page of Microsoft's, another
authority, or ours, where the platform's behaviour or what certified connectors get wrong is all
there is to go by. Rules of the validator carry the code that Microsoft's own validator uses for the
same fault. An error keeps a connector from working or from being accepted, a warning from being
certified without questions, an info is advice.

A rule is silenced or re-graded in a file \`connector-lint.json\` beside what is checked, or in a
folder above it:

\`\`\`json
{ "rules": { "TriggerHintMissing": "off", "HostNotForProduction": "error" } }
\`\`\`

This file is generated: change the rules in \`packages/connector-lint/src/rules/\` and run
\`node packages/connector-lint/scripts/write-rules-page.mjs\`.`

const sourceNames: Readonly<Record<string, string>> = {
  'certification-swagger-validator-rules': 'validator',
  'certification-submission': 'certification',
  'connector-string-guidance': 'string guidance',
  'coding-standards': 'coding standards',
  'openapi-extensions': 'extensions',
  'create-webhook-trigger': 'webhook triggers',
  'test-connection': 'test connection',
  'paconn-cli': 'paconn',
  faq: 'FAQ',
  PowerPlatformConnectors: 'public repository',
  schemas: 'public repository’s schemas',
}

const sourceLink = ({ source }: Rule) => {
  if (source === 'ours') return 'ours'
  const page = new URL(source).pathname.split('/').at(-1) ?? ''
  return `[${sourceNames[page] ?? page.toUpperCase()}](${source})`
}

const escaped = (text: string) => text.replaceAll(/[*_<]/g, '\\$&')

// The id alone is the heading, so that its anchor is the id in lower case.
const entry = (rule: Rule) => {
  const { id, severity, description, strictRepo } = rule
  const when = strictRepo === true ? ' · with `--strict-repo` alone' : ''
  return `### ${id}\n\n${severity} · ${sourceLink(rule)}${when}\n\n${escaped(description)}`
}

const section = ([family, rules]: [string, readonly Rule[]]) =>
  [`## ${family}`, ...rules.map(entry)].join('\n\n')

/** The documentation of all rules as Markdown; each heading is what a rule's documentation URL points to. */
export const rulesPage = (): string =>
  `${[INTRO, ...Object.entries(allFamilies).map(section)].join('\n\n')}\n`
