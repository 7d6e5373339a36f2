/** Asks the app that was started; throws what it said instead of an answer that succeeded. */
export const askApp = async (url: string, init: RequestInit = {}): Promise<Response> => {
  const response = await fetch(url, init)
  if (response.ok) return response
  const { method = 'GET' } = init
  const { pathname } = new URL(url)
  throw new Error(`${method} ${pathname} answers ${response.status}. ${await response.text()}`)
}
