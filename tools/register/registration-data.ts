import { entraScope } from '../../src/connector-definition/security.js'

/** A scope that the app registration exposes: what an app may do for the user who signed in. */
interface Scope {
  readonly id: string
  readonly value: string
}

/** A role that users and apps are given. */
interface Role {
  readonly id: string
  readonly value: string
  readonly displayName: string
  readonly description: string
}

/** The scope that new clients ask for, and the one that connectors ask for, as the tutorials that this project comes from name it. */
export const scopes: readonly Scope[] = [
  { id: '6f1d4c52-8c0e-4a57-9d0b-5d1a0c6e7b01', value: 'access_as_user' },
  { id: '6f1d4c52-8c0e-4a57-9d0b-5d1a0c6e7b02', value: entraScope },
]

/** Asked of whoever consents, in both languages: Entra ID keeps one text for all. */
export const consent = {
  title: 'Flow Triggers',
  admin:
    'Lets apps subscribe flows to events for the user who is signed in. / Permet aux applications d’abonner des flux aux événements pour l’utilisateur connecté.',
  user: 'Lets the app subscribe your flows to events. / Permet à l’application d’abonner vos flux aux événements.',
}

/** The roles that tokens may have: see "Who is who" in README.md. */
export const roles = {
  fire: {
    id: '6f1d4c52-8c0e-4a57-9d0b-5d1a0c6e7b11',
    value: 'Events.Fire',
    displayName: 'Publisher / Éditeur',
    description: 'Fires events. / Déclenche des événements.',
  },
  operate: {
    id: '6f1d4c52-8c0e-4a57-9d0b-5d1a0c6e7b12',
    value: 'Events.Operate',
    displayName: 'Operator / Exploitant',
    description:
      'Sees and replays what was not delivered. / Voit et rejoue ce qui n’a pas été livré.',
  },
} as const satisfies Readonly<Record<string, Role>>

/**
 * Where Power Platform takes a user back to who has signed in. A connector of today has one of its own, known once it has been created
 * (`--redirect`); those of before share this one.
 * Source: https://learn.microsoft.com/connectors/custom-connectors/connection-parameters
 */
export const sharedRedirect = 'https://global.consent.azure-apim.net/redirect'

/**
 * Microsoft's clients that need no consent of each user: the Azure CLI, which gives tokens to try things with, and the service that
 * makes connections of Power Platform and Logic Apps.
 * Source: https://learn.microsoft.com/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in
 */
export const preAuthorised = {
  'Azure CLI': '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
  'Azure API Connections': 'fe053c5f-3692-4f14-aef2-ee34fc081cae',
} as const
