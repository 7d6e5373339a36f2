import { LIST, SUBSCRIBE, type RuleCase } from '../rule-case.js'

const formField = { name: 'file', in: 'formData', type: 'string' }

/** Cases for the rules on MIME types. */
export const mediaTypeCases: readonly RuleCase[] = [
  [
    'ConsumesMissing',
    SUBSCRIBE,
    'WhenAnEventHappens names no MIME type for its body',
    ['/consumes'],
  ],
  ['MimeTypeNotValid', '/consumes/1', '"json" is no MIME type', ['/consumes/-', 'json']],
  [
    'MimeTypeNotSupported',
    '/consumes/1',
    'The MIME type "model/gltf+binary" is uncommon and may be refused',
    ['/consumes/-', 'model/gltf+binary'],
  ],
  [
    'MimeTypeNotCompatibleWithRequestContentSchemaType',
    SUBSCRIBE,
    'WhenAnEventHappens sends an object as text/plain',
    ['/consumes', ['text/plain']],
  ],
  [
    'StringBinaryNotSupportedForFormUrlEncoded',
    `${LIST}/parameters/0`,
    'file is binary and cannot be URL-encoded',
    [`${LIST}/consumes`, ['application/x-www-form-urlencoded']],
    [`${LIST}/parameters/-`, { ...formField, format: 'binary' }],
  ],
]
