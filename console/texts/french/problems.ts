import type { Texts } from '../texts.js'

/** Que faire d’un problème, par son code. */
export const problems = {
  unreachable: 'L’application ne répond pas. Vérifiez le réseau, puis réessayez.',
  'query-invalid': 'Modifiez votre recherche.',
  'cursor-invalid': 'Rechargez la liste.',
  'storage-unavailable': 'Le stockage peut revenir dans un instant : réessayez.',
  'subscription-disabled': 'Activez d’abord l’abonnement.',
  'event-filtered': 'Le créateur du flux peut modifier ce filtre.',
  'event-not-settled': 'Attendez un instant, puis regardez de nouveau.',
  'callback-busy': 'Le flux est déjà appelé aussi souvent que permis.',
  'not-a-dead-letter': 'Rechargez la page : elle a changé.',
  'unknown-event':
    'Les événements sont conservés pendant RETENTION_DAYS jours. Vérifiez l’id, et que vous êtes connecté au bon locataire.',
  'unknown-subscription':
    'Il a pu être supprimé avec son flux. Vérifiez l’id, et que vous êtes connecté au bon locataire.',
  'unknown-dead-letter': 'Vérifiez l’id, et que vous êtes connecté au bon locataire.',
  internal: 'Réessayez. Si cela persiste, le journal de l’application en nomme la cause.',
} satisfies Texts['problems']
