const bytes = (text: string) => Buffer.from(text)

/** Cases for the rules on the text of a JSON file, with where the fault stands. */
export const jsonCases: readonly (readonly [rule: string, content: Buffer, at: string])[] = [
  ['FileEmpty', bytes(' \n'), '1:1'],
  ['FileTooLarge', bytes(`{"a":"${'x'.repeat(1024 * 1024)}"}`), '1:1'],
  ['EncodingNotUtf8', Buffer.from([0x7b, 0x22, 0xe9, 0x22, 0x3a, 0x31, 0x7d]), '1:1'],
  ['EncodingNotUtf8', Buffer.from('\uFEFF{"a":1}', 'utf16le'), '1:1'],
  ['EncodingNotUtf8', Buffer.from('{"a":1}', 'utf16le').swap16(), '1:1'],
  ['ByteOrderMark', bytes('\uFEFF{"a":1}'), '1:1'],
  ['JsonSyntaxInvalid', bytes('{"a" 1}'), '1:6'],
  ['JsonSyntaxInvalid', bytes('{"a":1} x'), '1:9'],
  ['JsonSyntaxInvalid', bytes('PK\u0003\u0004\u0000\u0000binary'), '1:1'],
  ['JsonTrailingComma', bytes('{\r\n  "a": [1, 2,\n  ]}'), '2:13'],
  ['JsonComment', bytes('{\n// why\n"a": 1}'), '2:1'],
  ['JsonControlCharacter', bytes('{"a": "tab\there"}'), '1:7'],
  ['JsonDuplicateKey', bytes('{"a": 1,\n "a": 2}'), '2:2'],
  ['JsonTooDeep', bytes('['.repeat(1024 * 1024)), '1:129'],
  ['JsonTooDeep', bytes('{"a":'.repeat(200_000)), '1:641'],
]
