import { isJsonObject } from '../../src/json-object.js'

const prefix = 'AzureFunctionsJobHost__'

const withValue = (json: unknown, [key, ...rest]: readonly string[], value: unknown): unknown => {
  if (key === undefined) return value
  const object = isJsonObject(json) ? json : {}
  return { ...object, [key]: withValue(object[key], rest, value) }
}

/**
 * host.json with the settings `AzureFunctionsJobHost__a__b` put in place of its values `a.b`, as the real host does
 * (https://learn.microsoft.com/azure/azure-functions/functions-host-json#override-hostjson-values).
 */
export const overrideHostJson = (
  hostJson: unknown,
  environment: Readonly<Record<string, string | undefined>>,
): unknown =>
  Object.entries(environment)
    .filter(([name]) => name.startsWith(prefix))
    .reduce(
      (json, [name, text = '']) =>
        withValue(
          json,
          name.slice(prefix.length).split('__'),
          /^\d+$/.test(text) ? Number(text) : text,
        ),
      hostJson,
    )
