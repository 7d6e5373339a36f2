import { allFamilies, type RuleFacts } from '../rule-catalogue.js'

const INTRO = `# Connector rules

What \`npm run connector:check\` looks for. The rules marked \`validator\` carry the code that
Microsoft's own validator uses for the same fault; those marked \`ours\` come from the platform's
documentation and from what certified connectors get wrong. Rules marked \`repository\` apply with
\`--strict-repo\` alone. An error keeps a connector from working or from being accepted, a warning
from being certified without questions, an info is advice.

This file is generated: change the rules in \`packages/connector-lint/src/rules/\` and run
\`node dist/packages/connector-lint/src/reporters/write-rules-table.js\`.
`

const origin = ({ own, strictRepo }: RuleFacts) =>
  strictRepo === true ? 'repository' : own === true ? 'ours' : 'validator'

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('{', '\\{')

const section = (family: string, rules: readonly RuleFacts[]) =>
  [
    `## ${family}`,
    '',
    '| Rule | Severity | Origin | A connector passes when… |',
    '| --- | --- | --- | --- |',
    ...rules.map(
      (rule) => `| \`${rule.id}\` | ${rule.severity} | ${origin(rule)} | ${cell(rule.about)} |`,
    ),
  ].join('\n')

/** The documentation of all rules as Markdown, to be formatted by Prettier. */
export const rulesTable = (): string =>
  [INTRO, ...Object.entries(allFamilies).map(([family, rules]) => section(family, rules))].join(
    '\n\n',
  )
