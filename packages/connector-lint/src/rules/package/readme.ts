import type { ReadmeView } from '../../model/package-view.js'
import { defineRule, type Rule } from '../../rule.js'
import { wholeReadme } from '../../selectors/package.js'
import { REPOSITORY } from '../../sources.js'

// Sections that the repository's template requires; Getting Started and FAQ are optional there.
const SECTIONS = [
  'Publisher',
  'Prerequisites',
  'Supported Operations',
  'Obtaining Credentials',
  'Known Issues and Limitations',
  'Deployment Instructions',
]

/** The rules on readme.md. */
export const readmeRules: readonly Rule<ReadmeView>[] = [
  defineRule({
    id: 'ReadmeEmpty',
    profile: 'certify',
    severity: 'error',
    description: 'The readme says something.',
    evidence: REPOSITORY,
    nodes: wholeReadme,
    check: ({ isEmpty }) => isEmpty && 'The readme is empty; write its sections.',
  }),
  defineRule({
    id: 'ReadmeSectionMissing',
    profile: 'certify',
    severity: 'warning',
    description: 'The readme has the sections of the repository’s template.',
    evidence: REPOSITORY,
    nodes: wholeReadme,
    check: ({ headings, isEmpty }) => {
      const titles = headings.map(({ text }) => text.toLowerCase())
      return SECTIONS.filter(
        (section) => !isEmpty && !titles.some((title) => title.startsWith(section.toLowerCase())),
      ).map((section) => ({ message: `The readme has no section "${section}"; add it.` }))
    },
  }),
]
