import type { OperationTexts } from './operation-texts.js'

/** French: the flow editor as the tutorials that this project comes from show it. */
export const french: Omit<OperationTexts, 'locale'> = {
  tags: { triggers: 'Déclencheurs', actions: 'Actions', internal: 'Appelé par la plate-forme' },
  errors: {
    400: "La requête n'est pas valable ; la réponse dit pourquoi.",
    401: "L'authentification manque ou n'est pas acceptée.",
    403: "L'appelant n'y est pas autorisé.",
    404: "Ce type d'événement ou cet événement n'existe pas.",
    413: 'Le corps est trop grand.',
    429: 'Il y a trop de requêtes ; continuez quand la réponse le dit.',
    503: 'Le service ne peut pas répondre maintenant ; renvoyez la requête.',
  },
  headers: {
    location: "URL de suppression de l'abonnement.",
    cursorLocation: 'URL qui donne les événements suivants.',
    statusLocation: "URL qui dit ce que l'événement est devenu.",
    retryAfter: 'Nombre de secondes avant de redemander.',
  },
  comparisons: {
    oneOf: (title) => `${title} (parmi)`,
    atLeast: (title) => `${title} (au moins)`,
    atMost: (title) => `${title} (au plus)`,
    contains: (title) => `${title} (contient)`,
  },
  hint: (title) => `Pour l'essayer, déclenchez un événement de ce type : ${title}.`,
  hintForAny: "Pour l'essayer, déclenchez un événement du type choisi.",
  polling: (summary, description) => ({
    title: `${summary} (interrogation)`,
    description: `${description} Recherche les nouveaux événements à intervalles réguliers.`,
  }),
  list: (title) => ({
    title: `Lister les événements récents (${title})`,
    description: 'Liste les événements les plus récents de ce type, tels que déclenchés.',
  }),
  fire: (title) => ({
    title: `Déclencher un événement (${title})`,
    description: 'Déclenche un événement de ce type et attend la fin de ses livraisons.',
  }),
  operations: {
    whenAnEventOccurs: {
      title: "Lorsqu'un événement se produit",
      description: "Se déclenche lorsqu'un événement du type choisi se produit.",
    },
    removeSubscription: {
      title: "Supprimer l'abonnement",
      description: "Supprime l'abonnement, qu'il existe encore ou non.",
    },
    listEventTypes: {
      title: "Lister les types d'événements",
      description: "Liste les types d'événements qui existent.",
    },
    getEventTypeSchema: {
      title: "Obtenir le schéma d'un type d'événement",
      description: "Décrit le contenu d'un événement de ce type.",
    },
    listFilterValues: {
      title: "Lister les valeurs d'un filtre",
      description: "Liste les valeurs d'une propriété dans les événements récents.",
    },
    testConnection: {
      title: 'Tester la connexion',
      description: 'Indique pour qui la connexion agit.',
    },
    getEventStatus: {
      title: "Obtenir l'état d'un événement",
      description: "Compte les livraisons d'un événement selon leur issue.",
    },
  },
  inputs: {
    callbackUrl: { title: 'URL de rappel', description: "L'URL où envoyer les événements." },
    eventType: { title: "Type d'événement", description: "Le type d'événement à attendre." },
    property: { title: 'Propriété', description: 'La propriété dont on demande les valeurs.' },
    cursor: { title: 'Curseur', description: 'On demande les événements qui le suivent.' },
    eventId: { title: 'Événement', description: "Identification de l'événement." },
    subscriber: { title: 'Abonné', description: "Identification de l'abonné." },
    subscription: { title: 'Abonnement', description: "Identification de l'abonnement." },
    tenant: {
      title: 'Locataire',
      description:
        "Pour qui une clé déclenche l'événement : l'id d'un locataire, ou all pour tous.",
    },
  },
  notification: "L'événement, avec le contenu de son type.",
  eventBody: "L'événement à déclencher.",
  subscriptionBody: 'Où envoyer les événements, et lesquels.',
  answers: {
    subscribed: "L'abonnement est créé.",
    removed: "L'abonnement est supprimé.",
    newEvents: 'Les nouveaux événements.',
    noNewEvents: "Il n'y a pas de nouvel événement.",
    events: 'Les événements les plus récents.',
    eventTypes: "Les types d'événements.",
    schema: 'Le schéma.',
    values: 'Les valeurs.',
    connection: 'La connexion fonctionne.',
    settled: "Toutes les livraisons de l'événement sont terminées.",
    running: "L'événement est accepté, et ses livraisons ne sont pas toutes terminées.",
  },
  outputs: {
    name: { title: 'Nom', description: "Le nom du type d'événement." },
    title: { title: 'Titre', description: "Le titre du type d'événement." },
    description: { title: 'Description', description: 'Quand ces événements se produisent.' },
    schema: { title: 'Schéma', description: "Le schéma de l'événement." },
    value: { title: 'Valeur', description: 'Une valeur que la propriété a eue.' },
    tenantId: { title: 'Locataire', description: 'Le locataire de la connexion.' },
    subscriber: { title: 'Abonné', description: 'Celui pour qui la connexion agit.' },
    eventId: { title: "Id de l'événement", description: "Identification de l'événement." },
    eventType: { title: "Type d'événement", description: "Le nom du type d'événement." },
    firedAt: { title: 'Déclenché le', description: "Quand l'événement a été déclenché." },
    status: { title: 'État', description: "Terminé (settled) quand rien n'est en attente." },
    matched: { title: 'Concernés', description: "Nombre d'abonnements concernés." },
    delivered: { title: 'Livrés', description: "Nombre d'abonnements qui l'ont reçu." },
    pending: { title: 'En attente', description: "Nombre d'abonnements qui vont le recevoir." },
    parked: { title: 'Suspendus', description: "Nombre d'abonnements dont le flux est arrêté." },
    deadLettered: { title: 'Échoués', description: "Nombre d'abonnements sans succès." },
    retired: { title: 'Retirés', description: "Nombre d'abonnements supprimés entre-temps." },
  },
}
