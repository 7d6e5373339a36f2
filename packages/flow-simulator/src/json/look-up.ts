/** The value of a name, whatever the case of either. */
export const lookUp = <Value>(
  values: Readonly<Record<string, Value>>,
  name: string,
): Value | undefined =>
  Object.entries(values).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1]
