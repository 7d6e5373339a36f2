import { askApp } from './ask-app.js'

interface Listed {
  readonly id: string
  readonly oid: string
  readonly callbackHost: string
}

/** Unsubscribes the simulated flows of earlier runs: the storage is kept, but their callback URLs died with the simulator. */
export const forgetFormerFlows = async (url: string, token: string): Promise<void> => {
  const headers = { authorization: `Bearer ${token}` }
  const response = await askApp(`${url}/subscriptions`, { headers })
  const former = ((await response.json()) as Listed[]).filter(({ callbackHost }) =>
    callbackHost.startsWith('127.0.0.1:'),
  )
  for (const { oid, id } of former)
    await askApp(`${url}/event/remove/${oid}/${id}`, { method: 'DELETE', headers })
}
