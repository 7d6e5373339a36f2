/** What every event about a callback says of it: whose flow it starts. */
export const subject = {
  properties: {
    subscriptionId: { type: 'string' },
    eventType: { type: 'string' },
    callbackHost: { type: 'string' },
    flow: { type: 'string' },
    workflowId: { type: 'string' },
    environmentId: { type: 'string' },
    makerId: { type: 'string' },
  },
  required: ['subscriptionId', 'eventType'],
  en: {
    subscriptionId: {
      title: 'Subscription',
      description: 'The id of the subscription, by which an operator finds it.',
    },
    eventType: { title: 'Event Type', description: 'The event type that it subscribes to.' },
    callbackHost: { title: 'Callback Host', description: 'The host that its events are sent to.' },
    flow: { title: 'Flow', description: 'The name of the flow, where its platform says it.' },
    workflowId: { title: 'Workflow', description: 'The id of the flow on its platform.' },
    environmentId: { title: 'Environment', description: 'The environment that the flow is in.' },
    makerId: { title: 'Maker', description: 'The object id of the user who subscribed.' },
  },
  fr: {
    subscriptionId: {
      title: 'Abonnement',
      description: "L'identifiant de l'abonnement, par lequel un opérateur le retrouve.",
    },
    eventType: { title: "Type d'événement", description: "Le type d'événement de l'abonnement." },
    callbackHost: {
      title: 'Hôte de rappel',
      description: "L'hôte auquel les événements sont envoyés.",
    },
    flow: { title: 'Flux', description: 'Le nom du flux, si sa plateforme le donne.' },
    workflowId: {
      title: 'Identifiant du flux',
      description: "L'identifiant du flux sur sa plateforme.",
    },
    environmentId: { title: 'Environnement', description: "L'environnement du flux." },
    makerId: {
      title: 'Créateur',
      description: "L'identifiant d'objet de l'utilisateur abonné.",
    },
  },
  sample: {
    subscriptionId: 'instore-0123456789abcdef0123456789abcdef',
    eventType: 'instore',
    callbackHost: 'prod-12.westeurope.logic.azure.com',
    flow: 'Tell me what arrived',
    environmentId: 'Default-7e4a47ed-0000-4000-8000-000000000001',
    makerId: 'a11c0000-0000-4000-8000-000000000001',
  },
} as const
