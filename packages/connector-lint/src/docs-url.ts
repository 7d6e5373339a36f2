/** The page that describes every rule; each has an anchor of its own there. */
export const RULES_PAGE =
  'https://github.com/flow-triggers/flow-triggers/blob/main/docs/connector-rules.md'

/** Where a rule is described: at the heading that is its id. */
export const docsUrl = (id: string): string => `${RULES_PAGE}#${id.toLowerCase()}`
