/** What says that a rule holds: a page, or what was seen where. */
export type Evidence = `https://${string}` | `seen in ${string}`

const LEARN = 'https://learn.microsoft.com/connectors/custom-connectors'

/** Microsoft's list of what its validator answers; the rules from it keep its codes as their ids. */
export const VALIDATOR = `${LEARN}/certification-swagger-validator-rules`

/** What certification asks of texts, responses, metadata, icon and files. */
export const CERTIFICATION = `${LEARN}/certification-submission`

/** How texts are shown to makers, and how to word them. */
export const STRING_GUIDANCE = `${LEARN}/connector-string-guidance`

/** How a definition is written so that others read it easily. */
export const CODING_STANDARDS = `${LEARN}/coding-standards`

/** What each `x-ms-` extension means. */
export const EXTENSIONS = `${LEARN}/openapi-extensions`

/** How a webhook trigger subscribes and unsubscribes. */
export const WEBHOOKS = `${LEARN}/create-webhook-trigger`

/** How a polling trigger asks, again and again. */
export const POLLING = `${LEARN}/create-polling-trigger`

/** The templates of policies, which change requests and answers on their way. */
export const POLICIES = `${LEARN}/policy-templates`

/** How a connection is tried out. */
export const TEST_CONNECTION = `${LEARN}/test-connection`

/** The limits of a custom connector. */
export const FAQ = `${LEARN}/faq`

/** What the command line tool paconn reads. */
export const PACONN = `${LEARN}/paconn-cli`

/** The public repository of certified connectors, with its template of a readme. */
export const REPOSITORY = 'https://github.com/microsoft/PowerPlatformConnectors'

/** The JSON schemas of that repository. */
export const REPOSITORY_SCHEMAS = `${REPOSITORY}/tree/dev/schemas`

/** OpenAPI 2.0 itself. */
export const OPENAPI = 'https://spec.openapis.org/oas/v2.0'

/** JSON itself. */
export const JSON_STANDARD = 'https://www.rfc-editor.org/rfc/rfc8259'
