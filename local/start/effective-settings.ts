import { readLocalSettings } from '../../tools/command-line/local-settings.js'

/** Settings by name; an empty one counts as not set. */
export type Settings = Readonly<Record<string, string>>

const filled = (values: Readonly<Record<string, string | undefined>>): Settings =>
  Object.fromEntries(
    Object.entries(values).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && entry[1].trim() !== '',
    ),
  )

/** What is set: in the environment, or else in a folder's local.settings.json. */
export const effectiveSettings = async (
  environment: Readonly<Record<string, string | undefined>>,
  folder: string,
): Promise<Settings> => ({
  ...filled(await readLocalSettings(folder)),
  ...filled(environment),
})
