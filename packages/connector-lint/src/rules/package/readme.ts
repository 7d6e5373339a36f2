import type { ReadmeView } from '../../model/package-view.js'
import type { Rule } from '../../rule.js'

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
  {
    id: 'ReadmeEmpty',
    severity: 'error',
    about: 'The readme says something.',
    own: true,
    check: ({ isEmpty }) =>
      isEmpty ? [{ pointer: '1', message: 'The readme is empty; write its sections.' }] : [],
  },
  {
    id: 'ReadmeSectionMissing',
    severity: 'warning',
    about: 'The readme has the sections of the repository’s template.',
    own: true,
    check: ({ headings, isEmpty }) =>
      SECTIONS.filter(
        (section) =>
          !isEmpty &&
          !headings.some(({ text }) => text.toLowerCase().startsWith(section.toLowerCase())),
      ).map((section) => ({
        pointer: '1',
        message: `The readme has no section "${section}"; add it.`,
      })),
  },
]
