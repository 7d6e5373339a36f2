import { schemaParser, type Parser } from '../schema-parser.js'
import { flag, traceText, wholeNumber } from './message-fields.js'

/** What every message may say. */
export interface Message {
  /** The work may have been done before, by a run that ended early: look first. */
  readonly again?: boolean
  /** How often it was taken back from the poison queue. */
  readonly redriven?: number
  /** Where its work belongs in a trace; older versions say, and ask for, nothing. */
  readonly traceparent?: string
}

/** A message that has these fields, and maybe others, and that makes sense as a whole. */
export const message = <T extends Message>(
  needed: Readonly<Record<Needed<T>, object>>,
  optional: Readonly<Record<Exclude<keyof T, Needed<T> | keyof Message>, object>>,
  makesSense: (message: T) => boolean = () => true,
): Parser<T> => {
  const parse = schemaParser<T>({
    type: 'object',
    properties: {
      ...needed,
      ...optional,
      again: flag,
      redriven: wholeNumber(0),
      traceparent: traceText,
    },
    required: Object.keys(needed),
  })
  return (value) => {
    const parsed = parse(value)
    return parsed && makesSense(parsed) ? parsed : undefined
  }
}

/** The fields that a message cannot do without. */
type Needed<T> = { [K in keyof T]-?: object extends Pick<T, K> ? never : K }[keyof T]
