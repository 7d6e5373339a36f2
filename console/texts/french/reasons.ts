import type { Texts } from '../texts.js'

/** Pourquoi une livraison en est là : ce que veut dire chaque code de raison. */
export const reasons = {
  'flow-off':
    'Le flux est arrêté. Ce qui arrive entre-temps est retenu, et envoyé quand il redémarre.',
  'off-again': 'Le flux était en marche, et est de nouveau arrêté.',
  'flow-deleted': 'Le flux a été supprimé.',
  'flow-gone': 'Le flux a été supprimé.',
  'trigger-removed': 'Le flux n’a plus ce déclencheur.',
  'flow-edited': 'Le flux a été modifié ; l’envoi va à sa nouvelle version.',
  forbidden:
    'Le flux refuse cette application : ses stratégies ou règles réseau interdisent peut-être l’appel.',
  'not-found': 'Rien ne répond à l’adresse du flux.',
  misdirected: 'Autre chose a répondu à la place du flux.',
  locked: 'Le destinataire était verrouillé.',
  'too-early': 'Le destinataire a demandé de réessayer plus tard.',
  gone: 'Le destinataire a dit avoir disparu pour de bon.',
  'timed-out': 'Le flux n’a pas répondu à temps.',
  throttled: 'Le flux a demandé à être appelé moins souvent.',
  'server-error': 'Le destinataire a échoué de son côté.',
  redirected: 'Le destinataire a répondu par une redirection, qui n’est jamais suivie.',
  unauthorized:
    'La signature de l’URL de rappel n’est plus valable. Enregistrez de nouveau le flux.',
  'too-large':
    'Le flux a refusé l’événement, trop volumineux. Déclenchez avec une charge utile plus petite.',
  'schema-mismatch':
    'La charge utile ne convient pas au schéma du déclencheur du flux. Corrigez ce déclencheur.',
  'callback-not-allowed':
    'Ce déploiement ne peut pas appeler l’hôte du flux (CALLBACK_ALLOWED_HOSTS).',
  'address-not-public': 'L’hôte du flux a une adresse qui n’est pas publique.',
  'url-unreadable':
    'L’URL de rappel ne peut pas être déchiffrée : il manque une clé (ENCRYPTION_KEYS).',
  'our-network': 'Le réseau de cette application a échoué. Aucune tentative n’a été consommée.',
  'our-storage': 'Le stockage de cette application a échoué. Aucune tentative n’a été consommée.',
  'name-server-error': 'Le nom de l’hôte du flux n’a pas pu être résolu.',
  'no-answer': 'Aucune réponse n’est venue.',
  refused: 'Le flux a refusé l’événement.',
  exhausted: 'Toutes les tentatives prévues ont échoué. La dernière',
  'retry-after': 'Le flux a demandé une pause.',
  'on-probation': 'Le flux échoue sans cesse : il est appelé plus rarement.',
  'callback-disabled': 'L’abonnement est désactivé, après trop d’échecs.',
  'filters-changed': 'Les filtres du flux ont changé, et l’événement n’y répond plus.',
  filter: 'Un filtre du flux n’est pas satisfait',
  'subscribed-later': 'Le flux s’est abonné après le déclenchement.',
  missed: 'Il aurait dû être envoyé, et ne l’a pas été.',
  'not-yet': 'L’événement n’est pas encore arrivé à cet abonnement.',
  disabled: 'L’abonnement était désactivé.',
  failing: 'Aucun appel n’a réussi pendant trop longtemps (DISABLE_AFTER).',
  unsubscribed: 'Le flux s’était désabonné.',
} satisfies Texts['reasons']
