import type { Texts } from '../texts.js'

/** Ce qui se dit avant, pendant et après une action. */
export const actions = {
  replay: {
    button: 'Rejouer',
    text: 'La livraison est remise en attente, et l’événement est envoyé de nouveau au flux, dans les secondes qui suivent. C’est irréversible.',
    done: 'De nouveau en attente : la tentative suit dans quelques secondes.',
  },
  enable: {
    button: 'Activer',
    text: 'Le flux est appelé de nouveau dès maintenant, et ce qui était suspendu pour lui est envoyé.',
    done: 'Il est activé.',
  },
  test: {
    button: 'Envoyer un test',
    text: 'L’exemple du type d’événement est envoyé au flux, une fois, marqué comme test. Le flux s’exécute s’il est activé. Aucun compte n’en tient compte.',
    done: 'Le flux a accepté le test.',
    failed: (reason: string) => `Le flux n’a pas accepté le test : ${reason}`,
  },
  sendAgain: {
    button: 'Envoyer ce qu’il a manqué',
    text: 'Envoie ce que cet abonnement n’a pas reçu depuis un moment, quelle qu’en soit la cause : flux arrêté, pas encore abonné, ou en échec. Ce qui a été livré n’est pas renvoyé.',
    since: 'Manqué depuis',
    this: 'Envoyer cet événement',
    thisText: 'L’événement est envoyé à ce flux, qu’il l’ait déjà reçu ou non. C’est irréversible.',
    done: 'C’est en route.',
  },
  bulk: {
    replayTitle: 'Rejouer tout ceci',
    replayText:
      'Chaque lettre morte que laisse votre recherche est remise en attente, et envoyée de nouveau à son flux. Elles sont d’abord comptées : rien ne se passe encore.',
    count: 'Compter',
    counting: (count: string) => `Comptage : ${count} pour l’instant`,
    will: (count: string) =>
      `Seront envoyés de nouveau : ${count}. Un flux qui l’avait reçu avant que sa réponse se perde s’exécute deux fois. C’est irréversible.`,
    none: 'Il n’y a rien à envoyer.',
    replay: (count: string) => `Rejouer ${count}`,
    send: (count: string) => `Envoyer ${count}`,
    progress: (done: string, total: string) => `${done} sur ${total}`,
    done: (done: string) => `Terminé. En attente désormais : ${done}.`,
    left: (count: string) => `Laissés tels quels, leur abonnement étant désactivé : ${count}.`,
    skipped: (count: string) => `Non envoyés : ${count}.`,
    stopped: (done: string) => `Arrêté. En attente désormais : ${done}.`,
    stop: 'Arrêter',
  },
} satisfies Texts['actions']
