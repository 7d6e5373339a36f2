import type { EventTypeFile } from '../../catalogue/event-type.js'
import { subject } from './subject.js'

/** A callback is on its way to being disabled. */
export const callbackFailing: EventTypeFile = {
  name: 'operations.callback_failing',
  operationId: 'OperationsCallbackFailing',
  schemaName: 'OperationsCallbackFailing',
  texts: {
    en: {
      title: 'Operations: a callback is failing',
      summary: 'When a flow has been failing for long',
      description:
        'This operation triggers when a callback is at 50, 75 and 90 percent of the way to being disabled.',
      notification: 'The callback, and when it will be disabled.',
      properties: {
        ...subject.en,
        percent: {
          title: 'Percent',
          description: 'How far on the way to being disabled: 50, 75, 90.',
        },
        failingSince: { title: 'Failing Since', description: 'Since when no call has succeeded.' },
        disabledAfterHours: {
          title: 'Disabled After',
          description: 'Hours of failure after which it is called no more.',
        },
        disabledFrom: {
          title: 'Disabled From',
          description: 'When it will be called no more if it goes on failing.',
        },
      },
    },
    fr: {
      title: 'Exploitation : une URL de rappel échoue',
      summary: "Lorsqu'un flux échoue depuis longtemps",
      description:
        "Se déclenche lorsqu'une URL de rappel a parcouru 50, 75 et 90 pour cent du temps qui mène à sa désactivation.",
      notification: "L'URL de rappel, et quand elle sera désactivée.",
      properties: {
        ...subject.fr,
        percent: {
          title: 'Pour cent',
          description: 'La part du temps qui mène à la désactivation : 50, 75, 90.',
        },
        failingSince: {
          title: 'En échec depuis',
          description: 'Depuis quand aucun appel ne réussit.',
        },
        disabledAfterHours: {
          title: 'Désactivée après',
          description: "Nombre d'heures d'échec après lesquelles elle n'est plus appelée.",
        },
        disabledFrom: {
          title: 'Désactivée le',
          description: 'Quand elle ne sera plus appelée, si elle échoue encore.',
        },
      },
    },
  },
  schema: {
    type: 'object',
    required: [
      ...subject.required,
      'percent',
      'failingSince',
      'disabledAfterHours',
      'disabledFrom',
    ],
    properties: {
      ...subject.properties,
      percent: { type: 'integer', enum: [50, 75, 90] },
      failingSince: { type: 'string', format: 'date-time' },
      disabledAfterHours: { type: 'number' },
      disabledFrom: { type: 'string', format: 'date-time' },
    },
  },
  filters: ['eventType', { property: 'percent', is: 'atLeast' }],
  sample: {
    ...subject.sample,
    percent: 50,
    failingSince: '2026-03-02T12:00:00.000Z',
    disabledAfterHours: 120,
    disabledFrom: '2026-03-07T12:00:00.000Z',
  },
}
