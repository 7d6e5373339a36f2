import { child } from '../json/json-pointer.js'
import { membersOf, objectOf, arrayOf, type JsonObject, isObject } from '../json/json-value.js'
import type { PropertiesView } from './package-view.js'

/** A connection parameter, of the single sign-in or of one among several. */
export interface ConnectionParameter {
  readonly pointer: string
  readonly name: string
  readonly raw: unknown
  readonly value: JsonObject
}

const parametersIn = (value: unknown, pointer: string): ConnectionParameter[] =>
  membersOf(value).map(([name, raw]) => ({
    pointer: child(pointer, name),
    name,
    raw,
    value: objectOf(raw),
  }))

/** Every connection parameter of apiProperties.json. */
export const connectionParameters = ({ properties }: PropertiesView): ConnectionParameter[] => {
  const inner = objectOf(objectOf(properties).properties)
  const sets = arrayOf(objectOf(inner.connectionParameterSets).values)
  return [
    ...parametersIn(inner.connectionParameters, '/properties/connectionParameters'),
    ...sets.flatMap((set, index) =>
      parametersIn(
        isObject(set) ? set.parameters : undefined,
        child('/properties/connectionParameterSets/values', index, 'parameters'),
      ),
    ),
  ]
}

/** The OAuth settings among the connection parameters. */
export const oauthSettings = (view: PropertiesView): ConnectionParameter[] =>
  connectionParameters(view)
    .filter(({ value }) => value.type === 'oauthSetting' || 'oAuthSettings' in value)
    .map(({ name, pointer, value }) => ({
      name,
      pointer: child(pointer, 'oAuthSettings'),
      raw: value.oAuthSettings,
      value: objectOf(value.oAuthSettings),
    }))
