const token = location.hash.slice(1)

/** Asks the playground's server; throws what it says, in words. */
export const ask = async <T>(name: string, body: object = {}): Promise<T> => {
  const response = await fetch(`/play/api/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-play-token': token },
    body: JSON.stringify(body),
  })
  const answer = (await response.json()) as T & { readonly message?: string }
  if (response.status === 401)
    throw new Error('Open the address as it was printed, with all that comes after its #.')
  if (!response.ok) throw new Error(answer.message ?? `The playground answered ${response.status}.`)
  return answer
}
