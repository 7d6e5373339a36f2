import type { EventTypeFile } from '../../catalogue/event-type.js'
import { subject } from './subject.js'

/** A callback is called no more. */
export const callbackDisabled: EventTypeFile = {
  name: 'operations.callback_disabled',
  operationId: 'OperationsCallbackDisabled',
  schemaName: 'OperationsCallbackDisabled',
  texts: {
    en: {
      title: 'Operations: a callback is disabled',
      summary: 'When a flow is called no more',
      description:
        'This operation triggers when a callback has failed for so long, or been refused so clearly, that it is called no more.',
      notification: 'The callback, and why it is called no more.',
      properties: {
        ...subject.en,
        reason: {
          title: 'Reason',
          description: 'Why it is called no more.',
          values: { failing: 'It kept failing', unauthorized: 'Its signature is refused' },
        },
        disabledAt: { title: 'Disabled At', description: 'When it was disabled.' },
      },
    },
    fr: {
      title: 'Exploitation : une URL de rappel est désactivée',
      summary: "Lorsqu'un flux n'est plus appelé",
      description:
        "Se déclenche lorsqu'une URL de rappel a échoué si longtemps, ou refusé si nettement, qu'elle n'est plus appelée.",
      notification: "L'URL de rappel, et pourquoi elle n'est plus appelée.",
      properties: {
        ...subject.fr,
        reason: {
          title: 'Raison',
          description: "Pourquoi elle n'est plus appelée.",
          values: { failing: "Elle n'a cessé d'échouer", unauthorized: 'Sa signature est refusée' },
        },
        disabledAt: { title: 'Désactivée le', description: 'Quand elle a été désactivée.' },
      },
    },
  },
  schema: {
    type: 'object',
    required: [...subject.required, 'reason', 'disabledAt'],
    properties: {
      ...subject.properties,
      reason: { type: 'string', enum: ['failing', 'unauthorized'] },
      disabledAt: { type: 'string', format: 'date-time' },
    },
  },
  filters: ['eventType', 'reason'],
  sample: { ...subject.sample, reason: 'failing', disabledAt: '2026-03-07T12:00:00.000Z' },
}
