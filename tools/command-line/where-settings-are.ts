/** Told in the help of each command that opens the app's storage. */
export const whereSettingsAre =
  "The storage is the app's own: AzureWebJobsStorage… from the environment, Values in local.settings.json, the npm start that runs in this folder, or azd's environment. Where no key opens it, you do: az login."
