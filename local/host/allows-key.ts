import type { AuthLevel } from './app-function.js'

/** The keys of a host: the master key opens every function and `/admin`, the others open functions of the level `function`. */
export interface Keys {
  readonly master: string
  readonly functions: readonly string[]
}

/**
 * Whether a request may call a function of this level. The header wins over `?code=`, and the
 * master key always passes (`AuthenticationLevelHandler.cs` of the real host); without keys nothing
 * is asked, as with `func start`.
 */
export const allowsKey = (
  keys: Keys | undefined,
  level: AuthLevel,
  header: string | undefined,
  code: string | null,
): boolean => {
  if (!keys || level === 'anonymous') return true
  const given = header ?? code
  if (!given) return false
  return given === keys.master || (level === 'function' && keys.functions.includes(given))
}
