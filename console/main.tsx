import '@fluentui/web-components/button.js'
import '@fluentui/web-components/message-bar.js'
import '@fluentui/web-components/progress-bar.js'
import '@fluentui/web-components/spinner.js'
import '@fluentui/web-components/text-input.js'
import { render } from 'preact'
import { Console } from './shell/console.js'
import { readSignInConfig } from './sign-in/sign-in-config.js'
import { createSignIn, isSignInAnswer } from './sign-in/sign-in.js'
import { keepSession, readSession } from './sign-in/session.js'
import { placeHref } from './routes.js'
import { followColourScheme } from './theme.js'

const page = location.pathname.replace(/\/+$/, '')
const config = readSignInConfig(document.documentElement.dataset)
const shelf = sessionStorage
const now = () => Date.now()
const signIn = createSignIn({ config, redirectUri: location.origin + page, shelf, now })

/** Goes on where the reader was before signing in; what came of it must not stay in the address. */
const comeBack = async (): Promise<string | undefined> => {
  // What Entra refuses before it has read how to answer comes back in the query.
  const fragment = isSignInAnswer(location.hash) ? location.hash : `#${location.search.slice(1)}`
  if (!isSignInAnswer(fragment)) return undefined
  history.replaceState(null, '', page + placeHref('now'))
  try {
    const { session, place } = await signIn.finish(fragment)
    keepSession(shelf, session)
    history.replaceState(null, '', page + (place === '' ? placeHref('now') : place))
    return undefined
  } catch (fault) {
    return fault instanceof Error ? fault.message : String(fault)
  }
}

followColourScheme()
const fault = await comeBack()
const root = document.getElementById('console')
if (root)
  render(
    <Console
      baseUrl={location.origin + page.replace(/\/console$/, '')}
      session={readSession(shelf, now())}
      signIn={signIn}
      fault={fault}
    />,
    root,
  )
