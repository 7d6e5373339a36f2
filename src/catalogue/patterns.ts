/** The name of an event type. */
export const namePattern = '^[a-z][a-z0-9._]{0,62}$'

/** The name of a property of a payload. */
export const propertyPattern = '^[A-Za-z][A-Za-z0-9_]*$'

/** A language, such as `en` or `fr-CA`. */
export const languagePattern = '^[a-z]{2,3}(-[A-Z]{2})?$'
