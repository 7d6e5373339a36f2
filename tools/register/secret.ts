import type { Apply } from './apply.js'
import type { Graph } from './graph.js'
import type { Application, PasswordCredential } from './graph-types.js'

const dayMs = 86_400_000

/** How long a secret is to last, and whether a new one is asked for although there is one. */
export interface SecretWanted {
  readonly secretDays: number
  readonly isNewSecret: boolean
}

/** A secret of the connector: its text is there only when it is new. */
export interface Secret {
  readonly text?: string
  readonly expires: string
}

const label = 'connector'

/** A secret that lasts for another month counts as there; a new one does not end the former. */
export const addSecret = async (
  graph: Graph,
  apply: Apply,
  now: () => Date,
  app: Application,
  { secretDays, isNewSecret }: SecretWanted,
): Promise<Secret | undefined> => {
  const soon = new Date(now().getTime() + 30 * dayMs).toISOString()
  const [latest] = (app.passwordCredentials ?? [])
    .flatMap(({ displayName, endDateTime }) =>
      displayName === label && endDateTime ? [endDateTime] : [],
    )
    .sort()
    .reverse()
  if (!isNewSecret && latest !== undefined && latest > soon) return { expires: latest }
  const expires = new Date(now().getTime() + secretDays * dayMs).toISOString()
  const made = await apply(`add a secret for the connector, until ${expires.slice(0, 10)}`, () =>
    graph.post<PasswordCredential>(`/applications/${app.id}/addPassword`, {
      passwordCredential: { displayName: label, endDateTime: expires },
    }),
  )
  return made?.secretText
    ? { text: made.secretText, expires: made.endDateTime ?? expires }
    : undefined
}
