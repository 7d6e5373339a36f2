/** What an answer that did not succeed says, and to which question, such as `GET /health`. */
export const refusalText = async (asked: string, response: Response): Promise<string> =>
  `${asked} answers ${response.status}. ${await response.text()}`

/** Asks the app that was started; throws what it said instead of an answer that succeeded. */
export const askApp = async (url: string, init: RequestInit = {}): Promise<Response> => {
  const response = await fetch(url, init)
  if (response.ok) return response
  const { method = 'GET' } = init
  const { pathname } = new URL(url)
  throw new Error(await refusalText(`${method} ${pathname}`, response))
}
