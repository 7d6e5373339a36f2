import type { Parameter } from './open-api.js'
import type { OperationTexts, Text } from './operation-texts.js'

/** A part of the path, encoded once whatever it holds. */
export const pathInput = (name: string, { title, description }: Text): Parameter => ({
  name,
  in: 'path',
  required: true,
  type: 'string',
  'x-ms-summary': title,
  description,
  'x-ms-url-encoding': 'single',
})

/** The event type that a path names. */
export const eventTypeInput = ({ inputs }: OperationTexts) =>
  pathInput('eventType', inputs.eventType)
