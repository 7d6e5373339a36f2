import { decodeJwt } from 'jose'

/** The name of whoever a token is of, to be shown; what the token allows is the API's to say. */
export const userName = (token: string): string => {
  try {
    const { name, preferred_username, upn } = decodeJwt<Record<string, unknown>>(token)
    return [name, preferred_username, upn].find((each) => typeof each === 'string') ?? ''
  } catch {
    return ''
  }
}
