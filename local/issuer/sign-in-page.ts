import { htmlText } from '../../src/http/pages/html-text.js'
import { personas } from './personas.js'

/** Entra's names for "whichever tenant you are of". */
const anyTenant = ['organizations', 'common']

/**
 * The page on which a person signs in: one click for each persona, and a field for the tenant where the app serves several. What was asked
 * for comes along with the answer.
 */
export const signInPage = (tenant: string, asked: URLSearchParams): string => {
  const hidden = [...asked].map(
    ([name, value]) => `<input type="hidden" name="${htmlText(name)}" value="${htmlText(value)}">`,
  )
  const tenantField = anyTenant.includes(tenant)
    ? '<p><label>Tenant <input name="tenant" required size="40"></label></p>'
    : ''
  const buttons = Object.entries(personas).map(
    ([name, { name: shown, roles }]) =>
      `<p><button name="as" value="${name}">${shown}</button> ${roles.join(', ') || 'no role'}</p>`,
  )
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>Sign in on this machine</title>
<h1>Sign in on this machine</h1>
<p>This plays Entra ID: choose whom to be.</p>
<form>
${[...hidden, tenantField, ...buttons].join('\n')}
</form>
</html>
`
}
