import type { Locale } from '../../src/connector-definition/locale.js'

/** What the package says around the operations, in one language. */
export interface PackageTexts {
  readonly key: { readonly title: string; readonly description: string }
  readonly prerequisites: string
  readonly credentials: Readonly<Record<'entra' | 'apikey', string>>
  readonly triggers: string
  readonly actions: string
  readonly limitations: readonly string[]
  /** Where makers are offered the actions that fire. */
  readonly firing: string
  readonly deployment: string
}

const english: PackageTexts = {
  key: { title: 'Key', description: 'The key that the service has given you.' },
  prerequisites:
    'An account with the service, and a plan of the platform that includes premium connectors.',
  credentials: {
    entra:
      'Sign in with your work account when you create a connection. Your administrator may have to consent to it once.',
    apikey:
      'Ask the service for a key, and enter it when you create a connection. It is sent as the header x-api-key.',
  },
  triggers: 'Triggers',
  actions: 'Actions',
  limitations: [
    'A flow that is switched off is subscribed no longer: what is fired then is not kept for it, unless it uses a polling trigger. What had not reached it before arrives when it is switched on again within a day.',
    'An event may start a flow twice when an answer is lost on the way: let the flow bear that.',
  ],
  firing:
    'An action that fires an event waits until its deliveries have ended; switch off its setting Asynchronous Pattern to go on at once.',
  deployment:
    'Create the connector with the command below, from the folder that these files are in. After the first time, copy the redirect URL that the platform shows into the app registration.',
}

const french: PackageTexts = {
  key: { title: 'Clé', description: 'La clé que le service vous a donnée.' },
  prerequisites:
    'Un compte auprès du service, et une offre de la plate-forme qui comprend les connecteurs premium.',
  credentials: {
    entra:
      "Connectez-vous avec votre compte professionnel en créant une connexion. Votre administrateur devra peut-être l'accepter une fois.",
    apikey:
      "Demandez une clé au service, et entrez-la en créant une connexion. Elle est envoyée dans l'en-tête x-api-key.",
  },
  triggers: 'Déclencheurs',
  actions: 'Actions',
  limitations: [
    "Un flux arrêté n'est plus abonné : ce qui est déclenché alors n'est pas gardé pour lui, sauf avec un déclencheur d'interrogation. Ce qui ne lui était pas parvenu avant arrive s'il est remis en marche dans la journée.",
    'Un événement peut démarrer un flux deux fois si une réponse se perd : le flux doit le supporter.',
  ],
  firing:
    'Une action qui déclenche un événement attend la fin de ses livraisons ; désactivez son paramètre Modèle asynchrone pour continuer aussitôt.',
  deployment:
    "Créez le connecteur avec la commande ci-dessous, depuis le dossier de ces fichiers. Après la première fois, copiez l'URL de redirection affichée par la plate-forme dans l'inscription de l'application.",
}

const written: Readonly<Record<string, PackageTexts>> = { en: english, fr: french }

/** The package's texts in a language: English where they have not been written in it. */
export const packageTextsOf = (locale: Locale): PackageTexts =>
  written[locale] ?? written[locale.split('-')[0] ?? ''] ?? english
