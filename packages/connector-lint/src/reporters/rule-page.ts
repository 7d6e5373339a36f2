import { CONFIG_FILE } from '../config/config-file.js'
import { PROFILES, type Profile } from '../profiles.js'
import { allFamilies } from '../rule-catalogue.js'
import type { Rule, Sureness } from '../rule.js'

/** What a rule refuses and what it lets pass, as text of a language, with what it says of the former. */
export interface RuleExample {
  readonly language: string
  readonly bad: string
  readonly good: string
  readonly says: string
}

const escaped = (text: string) => text.replaceAll(/[*_<]/g, '\\$&')

const heard: Readonly<Record<Sureness, string>> = {
  certain: 'certain: the page says so',
  likely: 'likely: it is what was seen, not what a page says',
  unsure: 'unsure: no page gives the limit or list, and this one is ours',
}

const evidenceOf = ({ evidence }: Rule) =>
  evidence.startsWith('https:')
    ? `[${new URL(evidence).pathname.split('/').at(-1) ?? evidence}](${evidence})`
    : evidence

const gradeIn = ({ profile, severity, strictRepo }: Rule): string => {
  if (strictRepo === true) return `${severity} with \`--strict-repo\` alone`
  const lowered = profile === 'certify' && severity === 'error'
  return lowered ? `${severity} in \`certify\`, warning in \`recommended\`` : severity
}

const fenced = (language: string, text: string) => `\`\`\`${language}\n${text}\n\`\`\``

const shown = ({ language, bad, good, says }: RuleExample) => [
  '## Bad',
  fenced(language, bad),
  `> ${escaped(says)}`,
  '## Good',
  fenced(language, good),
]

/** The documentation of one rule, with an example where there is one. */
export const rulePage = (rule: Rule, example: RuleExample | undefined): string => {
  const { id, description, why, profile, sure } = rule
  const facts = [
    `| Profile | \`${profile}\` |`,
    '| ------- | ------------- |',
    `| Severity | ${gradeIn(rule)} |`,
    `| Evidence | ${evidenceOf(rule)} |`,
    `| How sure | ${heard[sure]} |`,
  ].join('\n')
  const silence = fenced(
    'json',
    `{ "rules": { "${id}": { "grade": "off", "reason": "Why it may stay as it is." } } }`,
  )
  const parts = [
    `# ${id}`,
    escaped(description),
    escaped(why),
    facts,
    ...(example === undefined ? [] : shown(example)),
    `## Silence it`,
    `In a \`${CONFIG_FILE}\` beside what is checked, or in a folder above it:`,
    silence,
  ]
  return `${parts.join('\n\n')}\n`
}

const meanings: Readonly<Record<Profile, string>> = {
  import: 'what keeps a definition from being imported or from working',
  certify: 'also what Microsoft’s validator and reviewers refuse, graded as they do',
  recommended: 'the default: also advice, and what certification refuses as warnings',
}

const INTRO = `# Connector rules

What \`connector-lint check\` looks for, a page each: why it matters, who says so and how sure that is, and an example
that is a test. Three profiles choose among them with \`--profile\`:

${PROFILES.map((profile) => `- \`${profile}\`: ${meanings[profile]}.`).join('\n')}

These pages are generated: change the rules in \`packages/connector-lint/src/rules/\` or their cases in
\`packages/connector-lint/test/cases/\`, and run \`node packages/connector-lint/scripts/write-rules-pages.mjs\`.`

const row = ({ id, profile, severity, description }: Rule) =>
  `| [${id}](${id}.md) | ${profile} | ${severity} | ${escaped(description)} |`

const section = ([family, rules]: [string, readonly Rule[]]) =>
  [
    `## ${family}`,
    [
      '| Rule | Profile | Severity | What passes |',
      '| --- | --- | --- | --- |',
      ...rules.map(row),
    ].join('\n'),
  ].join('\n\n')

/** The list of all rules, each with its page. */
export const rulesIndex = (): string =>
  `${[INTRO, ...Object.entries(allFamilies).map(section)].join('\n\n')}\n`
