import type { TokenClaims } from './token-claims.js'

/** Who can sign in on this machine, with a click. */
export const personas = {
  operator: {
    oid: '0be7a700-0000-4000-8000-000000000001',
    name: 'Odile Operator',
    upn: 'odile@contoso.example',
    roles: ['Events.Operate'],
  },
  maker: {
    oid: 'de7e1000-0000-4000-8000-000000000001',
    name: 'Malik Maker',
    upn: 'malik@contoso.example',
    roles: [],
  },
} as const satisfies Readonly<Record<string, Partial<TokenClaims>>>

/** One of them. */
export type Persona = keyof typeof personas

/** Whether a name is one of theirs. */
export const isPersona = (name: string): name is Persona => Object.hasOwn(personas, name)
