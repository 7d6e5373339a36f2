const escaped = (key: string): string =>
  key.includes('~') || key.includes('/') ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key

/** The JSON pointer of a member or element below another pointer (RFC 6901). */
export const child = (pointer: string, ...keys: readonly (string | number)[]): string => {
  let path = pointer
  for (const key of keys) path += `/${escaped(String(key))}`
  return path
}

/** The names and indexes that a pointer goes through. */
export const keysOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((key) => (key.includes('~') ? key.replaceAll('~1', '/').replaceAll('~0', '~') : key))

/** The pointer inside a local `$ref`, or undefined when its fragment is no valid JSON pointer. */
export const refPointer = (ref: string): string | undefined => {
  if (!ref.startsWith('#/')) return undefined
  try {
    const pointer = decodeURIComponent(ref.slice(1))
    return /~(?![01])/.test(pointer) ? undefined : pointer
  } catch {
    return undefined
  }
}
