/** That someone is signed in: kept by this tab alone, until it is closed. */
export interface Session {
  readonly token: string
  /** In milliseconds since 1970. */
  readonly expiresAt: number
}

const key = 'flow-triggers.session'

/** Those parts of `sessionStorage` that keep something. */
export interface Shelf {
  readonly getItem: (key: string) => string | null
  readonly setItem: (key: string, value: string) => void
  readonly removeItem: (key: string) => void
}

const isSession = (value: unknown): value is Session =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Partial<Session>).token === 'string' &&
  typeof (value as Partial<Session>).expiresAt === 'number'

/** The session that is kept; undefined where there is none, or it has ended. */
export const readSession = (shelf: Shelf, now: number): Session | undefined => {
  const value: unknown = JSON.parse(shelf.getItem(key) ?? 'null')
  return isSession(value) && value.expiresAt > now ? value : undefined
}

/** Keeps a session for as long as the tab is open. */
export const keepSession = (shelf: Shelf, session: Session): void => {
  shelf.setItem(key, JSON.stringify(session))
}

/** Forgets it. */
export const forgetSession = (shelf: Shelf): void => {
  shelf.removeItem(key)
}
