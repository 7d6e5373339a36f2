/** What a payload holds at a path, `patient.name`; undefined where a list is on the way. */
export const valueAt = (payload: unknown, path: string): unknown =>
  path.split('.').reduce(valueOf, payload)

/** The same; of a list that is on the way, what each of its items holds. */
export const valuesAt = (payload: unknown, path: string): readonly unknown[] =>
  path
    .split('.')
    .reduce<readonly unknown[]>(
      (values, name) => values.flat(1).map((value) => valueOf(value, name)),
      [payload],
    )

const valueOf = (value: unknown, name: string): unknown =>
  has(value, name) ? value[name] : undefined

const has = (value: unknown, name: string): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
