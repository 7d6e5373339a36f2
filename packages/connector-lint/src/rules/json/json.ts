import type { JsonDocument } from '../../json/json-document.js'
import type { Rule } from '../../rule.js'
import type { JsonFault } from '../../json/scan-json.js'

const rule = (id: string, about: string, severity: Rule<JsonDocument>['severity'] = 'error') => ({
  id,
  severity,
  about,
  own: true as const,
})

// Documented for custom connectors (FAQ): a definition has to be smaller than one megabyte.
const MAX_BYTES = 1024 * 1024

const faultsOfBytes = (document: JsonDocument): JsonFault[] => {
  const { bytes, byteOrderMark, wrongEncoding, text } = document.decoded
  const faults: [boolean, string, string][] = [
    [text.trim() === '', 'FileEmpty', 'The file is empty; write a JSON object.'],
    [
      wrongEncoding !== undefined,
      'EncodingNotUtf8',
      `The file is not UTF-8: ${wrongEncoding ?? ''}; save it as UTF-8.`,
    ],
    [
      byteOrderMark,
      'ByteOrderMark',
      'The file begins with a byte order mark; save it as UTF-8 without one.',
    ],
    [
      bytes > MAX_BYTES,
      'FileTooLarge',
      `The file has ${bytes} bytes, more than the ${MAX_BYTES} a definition may have; shorten it.`,
    ],
  ]
  return faults.flatMap(([is, id, message]) => (is ? [{ rule: id, offset: 0, message }] : []))
}

/** What is wrong with the text of a JSON file, its bytes included. */
export const textFaults = (document: JsonDocument): readonly JsonFault[] =>
  faultsOfBytes(document).concat(document.faults)

/** The rules on the text of a JSON file; 14 certified connectors break one of them, so none is idle. */
export const jsonRules: readonly Omit<Rule<JsonDocument>, 'check'>[] = [
  rule('FileEmpty', 'The file holds something.'),
  rule('FileTooLarge', 'The definition is smaller than one megabyte.'),
  rule('EncodingNotUtf8', 'The file is UTF-8.'),
  rule('ByteOrderMark', 'The file begins without a byte order mark.', 'warning'),
  rule('JsonSyntaxInvalid', 'The text is JSON.'),
  rule('JsonTrailingComma', 'No comma stands before a closing bracket.'),
  rule('JsonComment', 'The text has no comments.'),
  rule('JsonControlCharacter', 'Strings hold no raw control characters.'),
  rule('JsonDuplicateKey', 'No key stands twice in one object.'),
  rule('JsonTooDeep', 'Arrays and objects nest at most 128 deep.'),
]
