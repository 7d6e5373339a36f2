/** Told in the help of each command that opens the app's storage. */
export const whereSettingsAre =
  "The storage is the app's own: AzureWebJobsStorage… from the environment, then from Values in local.settings.json. Where no key opens it, you do: az login."
