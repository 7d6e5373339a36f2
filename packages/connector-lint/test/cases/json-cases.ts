const bytes = (text: string) => Buffer.from(text)

/**
 * Cases for the rules on the text of a JSON file: the rule, the line, column and perhaps pointer of what it finds, a part of what it
 * says that tells this case from others, and the text.
 */
export const jsonCases: readonly (readonly [
  rule: string,
  at: string,
  says: string,
  content: Buffer,
])[] = [
  ['FileEmpty', '1:1', 'The file is empty', bytes(' \n')],
  ['FileTooLarge', '1:1', 'has 1048584 bytes', bytes(`{"a":"${'x'.repeat(1024 * 1024)}"}`)],
  [
    'EncodingNotUtf8',
    '1:1',
    'some bytes are no UTF-8',
    Buffer.from([0x7b, 0x22, 0xe9, 0x22, 0x3a, 0x31, 0x7d]),
  ],
  ['EncodingNotUtf8', '1:1', 'it is UTF-16LE', Buffer.from('\uFEFF{"a":1}', 'utf16le')],
  ['EncodingNotUtf8', '1:1', 'it is UTF-16BE', Buffer.from('{"a":1}', 'utf16le').swap16()],
  ['ByteOrderMark', '1:1', 'begins with a byte order mark', bytes('\uFEFF{"a":1}')],
  ['JsonSyntaxInvalid', '1:6', 'ColonExpected', bytes('{"a" 1}')],
  ['JsonSyntaxInvalid', '1:9', 'InvalidSymbol', bytes('{"a":1} x')],
  ['FormatNotSupported', '1:1', 'This is a ZIP archive', bytes('PK\u0003\u0004\u0000\u0000binary')],
  ['FormatNotSupported', '1:1', 'This is HTML or XML', bytes('<!doctype html><p>Sign in</p>')],
  [
    'FormatNotSupported',
    '1:2 /swaggerVersion',
    'This is Swagger 1.2',
    bytes('{"swaggerVersion": "1.2"}'),
  ],
  [
    'FormatNotSupported',
    '1:11 /info/_postman_id',
    'This is a Postman collection',
    bytes('{"info": {"_postman_id": "1"}}'),
  ],
  [
    'OpenApi3NotSupported',
    '1:2 /openapi',
    'This is OpenAPI 3.0.1; a connector takes OpenAPI 2.0: convert it',
    bytes('{"openapi": "3.0.1", "info": {}}'),
  ],
  [
    'OpenApi3NotSupported',
    '1:1',
    'This is OpenAPI 3.1.0 in YAML; a connector takes OpenAPI 2.0 in JSON',
    bytes('openapi: 3.1.0\ninfo:\n  title: Orders\n'),
  ],
  [
    'YamlNotSupported',
    '1:1',
    'This is YAML; JSON is wanted: convert it with "connector-lint convert FILE"',
    bytes("swagger: '2.0'\ninfo:\n  title: Orders\n"),
  ],
  [
    'JsonTrailingComma',
    '2:13',
    'The comma has nothing after it',
    bytes('{\r\n  "a": [1, 2,\n  ]}'),
  ],
  ['JsonComment', '2:1', 'no comments', bytes('{\n// why\n"a": 1}')],
  ['JsonControlCharacter', '1:7', 'a raw control character', bytes('{"a": "tab\there"}')],
  ['JsonDuplicateKey', '2:2', 'The key "a" is already', bytes('{"a": 1,\n "a": 2}')],
  ['JsonTooDeep', '1:129', 'deeper than 128 levels', bytes('['.repeat(1024 * 1024))],
  ['JsonTooDeep', '1:641', 'deeper than 128 levels', bytes('{"a":'.repeat(200_000))],
]
