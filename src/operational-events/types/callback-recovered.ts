import type { EventTypeFile } from '../../catalogue/event-type.js'
import { subject } from './subject.js'

/** A callback is called again of which operators were told that it failed. */
export const callbackRecovered: EventTypeFile = {
  name: 'operations.callback_recovered',
  operationId: 'OperationsCallbackRecovered',
  schemaName: 'OperationsCallbackRecovered',
  texts: {
    en: {
      title: 'Operations: a callback is back',
      summary: 'When a failing flow is back',
      description:
        'This operation triggers when a callback of which a failure was told answers again, is enabled, or subscribes again.',
      notification: 'The callback, and since when it had been failing.',
      properties: {
        ...subject.en,
        failingSince: { title: 'Failing Since', description: 'Since when it had been failing.' },
      },
    },
    fr: {
      title: 'Exploitation : une URL de rappel est rétablie',
      summary: "Lorsqu'un flux en échec est rétabli",
      description:
        "Se déclenche lorsqu'une URL de rappel dont l'échec a été annoncé répond à nouveau, est réactivée, ou s'abonne à nouveau.",
      notification: "L'URL de rappel, et depuis quand elle échouait.",
      properties: {
        ...subject.fr,
        failingSince: { title: 'En échec depuis', description: 'Depuis quand elle échouait.' },
      },
    },
  },
  schema: {
    type: 'object',
    required: [...subject.required, 'failingSince'],
    properties: {
      ...subject.properties,
      failingSince: { type: 'string', format: 'date-time' },
    },
  },
  filters: ['eventType'],
  sample: { ...subject.sample, failingSince: '2026-03-02T12:00:00.000Z' },
}
