/**
 * Where Power Automate and Logic Apps receive callbacks, in every cloud.
 * Source: https://learn.microsoft.com/power-automate/ip-address-configuration (2026-05-13).
 * Logic Apps Standard runs on `*.azurewebsites.net`, where anyone can register a name: such hosts are opt-in, by full name.
 */
export const defaultCallbackHosts: readonly string[] = [
  '*.logic.azure.com',
  '*.api.powerplatform.com',
  '*.logic.azure.us',
  '*.api.gov.powerplatform.microsoft.us',
  '*.api.high.powerplatform.microsoft.us',
  '*.api.appsplatform.us',
  '*.logic.azure.cn',
  '*.api.powerplatform.partner.microsoftonline.cn',
]
