import type { Settings } from './effective-settings.js'

/** How to get a subscriber's token from the issuer that the settings name. */
export const tokenAdvice = (
  settings: Settings,
  { tenant, audience, folder }: { tenant: string; audience: string; folder: string },
): string[] => {
  const instance = settings.AzureAd__Instance ?? ''
  const file = `Put it into ${folder}/subscriber.txt, and into .env for test.http, in the place of PASTE-A-TOKEN-HERE.`
  if (!/^https:\/\/login\./i.test(instance)) {
    return [
      `Tokens come from ${instance}${tenant}/oauth2/v2.0/token, for the audience ${audience}.`,
      file,
    ]
  }
  return [
    `Tokens come from ${instance}. Get yours with the Azure CLI:`,
    `az account get-access-token --tenant ${tenant} --resource ${audience} --query accessToken -o tsv`,
    file,
  ]
}
