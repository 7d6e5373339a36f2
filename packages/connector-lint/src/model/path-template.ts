/** The names between braces in a path. */
export const templateNames = (path: string): readonly string[] =>
  [...path.matchAll(/\{([^{}/]*)\}/g)].map(([, name = '']) => name)

/** Whether braces in a path enclose names within single segments and nothing else. */
export const isTemplate = (path: string): boolean => !/[{}]/.test(path.replace(/\{[^{}/]+\}/g, ''))

/** The path with its variables' names left out, in lower case: equal for paths no router can tell apart. */
export const pathSignature = (path: string): string =>
  path.replace(/\{[^{}/]*\}/g, '{}').toLowerCase()
