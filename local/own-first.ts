/** Names of event types, the platform's own before those that GitHub sends. */
export const ownFirst = (names: readonly string[]): readonly string[] => {
  const isGithubs = (name: string) => name.startsWith('github.')
  return [...names.filter((name) => !isGithubs(name)), ...names.filter(isGithubs)]
}
