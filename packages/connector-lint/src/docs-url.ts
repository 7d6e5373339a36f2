const FOLDER = 'https://github.com/flow-triggers/flow-triggers/blob/main/docs/rules'

/** The page that lists every rule; each has a page of its own beside it. */
export const RULES_PAGE = `${FOLDER}/README.md`

/** The page of a rule. */
export const docsUrl = (id: string): string => `${FOLDER}/${id}.md`
