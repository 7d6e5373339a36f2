import { useMemo, useState } from 'preact/hooks'
import type { ApiProblem } from '../api/api-problem.js'
import { createApi } from '../api/api.js'
import { createFormat } from '../format/format.js'
import { forgetSession, type Session } from '../sign-in/session.js'
import type { SignIn } from '../sign-in/sign-in.js'
import { userName } from '../sign-in/user-name.js'
import { SurroundingsProvider } from '../surroundings.js'
import { languages } from '../texts/language.js'
import { MastHead } from './masthead.js'
import { RoleMissing } from './role-missing.js'
import { SignInPage } from './sign-in-page.js'
import { useLanguage } from './use-language.js'
import { usePlace } from './use-place.js'
import { ViewOf } from './view-of.js'

/** What the console starts with. */
export interface ConsoleOptions {
  readonly baseUrl: string
  readonly session: Session | undefined
  readonly signIn: SignIn
  /** Why signing in did not work, if it did not. */
  readonly fault: string | undefined
}

/** Why the API does not let the reader in: nobody is signed in any more, or nobody with the role. */
type Refusal = { readonly kind: 'ended' } | { readonly kind: 'role'; readonly detail: string }

/** The whole page: what is signed in to, and around it what signs in. */
export const Console = ({ baseUrl, session, signIn, fault }: ConsoleOptions) => {
  const [language, choose] = useLanguage()
  const [refusal, setRefusal] = useState<Refusal>()
  const place = usePlace()
  const texts = languages[language]

  const api = useMemo(() => {
    const refuse = (problem: ApiProblem) => {
      if (problem.status === 401) setRefusal({ kind: 'ended' })
      if (problem.code === 'role-missing') setRefusal({ kind: 'role', detail: problem.message })
    }
    return createApi({
      baseUrl,
      fetch: (...args) => fetch(...args),
      token: () => session?.token ?? '',
      refuse,
    })
  }, [baseUrl, session])
  const surroundings = useMemo(
    () => ({ api, texts, format: createFormat(language) }),
    [api, language],
  )

  const begin = () => {
    void signIn.begin(location.hash).then((address) => {
      location.assign(address)
    })
  }
  const leave = () => {
    forgetSession(sessionStorage)
    location.reload()
  }
  const name = session && userName(session.token)

  return (
    <SurroundingsProvider value={surroundings}>
      <MastHead
        view={session && !refusal ? place.view : undefined}
        language={language}
        onLanguage={choose}
        name={name}
        onLeave={leave}
      />
      <main id="main">
        {session && refusal?.kind === 'role' ? (
          <RoleMissing name={name ?? ''} detail={refusal.detail} onSignIn={begin} />
        ) : session && !refusal ? (
          <ViewOf place={place} />
        ) : (
          <SignInPage hasEnded={refusal?.kind === 'ended'} fault={fault} onSignIn={begin} />
        )}
      </main>
    </SurroundingsProvider>
  )
}
