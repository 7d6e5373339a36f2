interface Listed {
  readonly id: string
  readonly oid: string
  readonly callbackHost: string
}

/**
 * Unsubscribes the simulated flows of earlier runs: the storage is kept, but their callback URLs died with the simulator.
 * Answers how many there were.
 */
export const forgetFormerFlows = async (url: string, token: string): Promise<number> => {
  const headers = { authorization: `Bearer ${token}` }
  const response = await fetch(`${url}/subscriptions`, { headers })
  if (!response.ok) return 0
  const former = ((await response.json()) as Listed[]).filter(({ callbackHost }) =>
    callbackHost.startsWith('127.0.0.1:'),
  )
  for (const { oid, id } of former)
    await fetch(`${url}/event/remove/${oid}/${id}`, { method: 'DELETE', headers })
  return former.length
}
