import { Ajv } from 'ajv'

const ajv = new Ajv()

/** The value when it is of the wanted shape, as it is; else undefined. */
export type Parser<T> = (value: unknown) => T | undefined

/** Parses values from outside by a JSON schema, which is compiled when it is needed first: a function that needs it not starts sooner. */
export const schemaParser = <T>(schema: object): Parser<T> => {
  let validate: ((value: unknown) => value is T) | undefined
  return (value) => {
    validate ??= ajv.compile<T>(schema)
    return validate(value) ? value : undefined
  }
}
