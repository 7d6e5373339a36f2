import type { InEveryLocale } from './locale.js'

/** The texts of the connector as such. */
export interface ConnectorTexts {
  /** At most 30 characters, without "API", "Connector" or a product's name. */
  readonly title: string
  /** 30 to 500 characters, with the same words left out. */
  readonly description: string
}

/**
 * What the connector is called: a company writes its own here. The limits are certification's.
 * Source: https://learn.microsoft.com/connectors/custom-connectors/certification-submission
 */
export const connectorTexts: InEveryLocale<ConnectorTexts> = {
  en: {
    title: 'Online Grocery Events',
    description:
      'Starts workflows when something happens in an online grocery, such as a new order or the arrival of products in a store. It also lists recent events and fires new ones.',
  },
  fr: {
    title: 'Épicerie en ligne',
    description:
      "Démarre des flux lorsqu'un événement se produit dans une épicerie en ligne, par exemple une nouvelle commande ou l'arrivée de produits en magasin. Liste aussi les événements récents et en déclenche de nouveaux.",
  },
}

/** Whom users of the connector turn to, and under what it is filed. */
export const connectorContact = {
  version: '1.0.0',
  contact: {
    name: 'Online Grocery Support',
    url: 'https://grocery.example.com/support',
    email: 'support@grocery.example.com',
  },
  website: 'https://grocery.example.com',
  privacyPolicy: 'https://grocery.example.com/privacy',
  /** At most two of Microsoft's list, with a semicolon between them. */
  categories: 'Commerce;Productivity',
} as const
