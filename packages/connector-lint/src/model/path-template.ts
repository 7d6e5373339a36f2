/** The names between braces in a path. */
export const templateNames = (path: string): readonly string[] =>
  [...path.matchAll(/\{([^{}/]*)\}/g)].map(([, name = '']) => name)

/** Whether braces in a path enclose names within single segments and nothing else. */
export const isTemplate = (path: string): boolean => !/[{}]/.test(path.replace(/\{[^{}/]+\}/g, ''))

const isVariable = (segment: string) => segment.includes('{')

/** The path with its variables' names left out, in lower case: equal for paths no router can tell apart. */
export const pathSignature = (path: string): string =>
  path.replace(/\{[^{}/]*\}/g, '{}').toLowerCase()

/** Whether one request path could match both templates though they are not the same. */
export const overlaps = (one: string, other: string): boolean => {
  const left = one.toLowerCase().split('/')
  const right = other.toLowerCase().split('/')
  if (left.length !== right.length || pathSignature(one) === pathSignature(other)) return false
  return left.every((segment, index) => {
    const counterpart = right[index] ?? ''
    return isVariable(segment) || isVariable(counterpart) || segment === counterpart
  })
}
