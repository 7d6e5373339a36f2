/** The settings of an app by name, in the form of `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>

/**
 * Replaces each `%NAME%` by the setting of that name, as the real host does in routes, schedules
 * and queue names.
 */
export const resolveSettings = (text: string, environment: Environment): string =>
  text.replaceAll(/%([^%]+)%/g, (_, name: string) => {
    const value = environment[name]
    if (value === undefined) throw new Error(`The setting ${name}, named in "${text}", is not set`)
    return value
  })
