import { child } from '../json/json-pointer.js'
import { arrayOf, isArray, isObject, membersOf, objectOf, stringOf } from '../json/json-value.js'
import type { PropertiesView } from './package-view.js'

/** A policy of apiProperties.json. */
export interface Policy {
  readonly pointer: string
  readonly templateId: unknown
  readonly parameters: unknown
}

/** Every policy, in its order. */
export const policies = ({ properties }: PropertiesView): Policy[] =>
  arrayOf(objectOf(objectOf(properties).properties).policyTemplateInstances).map(
    (policy, index) => ({
      pointer: child('/properties/policyTemplateInstances', index),
      templateId: objectOf(policy).templateId,
      parameters: objectOf(policy).parameters,
    }),
  )

/** Whether a policy of an apiProperties.json puts another host in the place of the definition's. */
export const replacesHost = (properties: unknown): boolean =>
  policies({ properties, operationIds: undefined }).some(({ templateId }) =>
    /^dynamic(hosturl|subdomain)$/i.test(stringOf(templateId) ?? ''),
  )

/** A text somewhere in a policy's parameters. */
export interface PolicyText {
  readonly pointer: string
  readonly text: string
}

const textsIn = (value: unknown, pointer: string): PolicyText[] => {
  const text = stringOf(value)
  if (text !== undefined) return [{ pointer, text }]
  if (isArray(value)) return value.flatMap((item, index) => textsIn(item, child(pointer, index)))
  return isObject(value)
    ? membersOf(value).flatMap(([key, item]) => textsIn(item, child(pointer, key)))
    : []
}

/** Every text of all policies, in which expressions may stand. */
export const policyTexts = (view: PropertiesView): PolicyText[] =>
  policies(view).flatMap(({ parameters, pointer }) =>
    textsIn(parameters, child(pointer, 'parameters')),
  )
