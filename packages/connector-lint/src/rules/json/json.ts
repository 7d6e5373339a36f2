import type { DecodedText } from '../../json/decode-text.js'
import type { JsonDocument } from '../../json/json-document.js'
import { defineRule, type Located, type Rule, type Severity } from '../../rule.js'
import { FAQ, JSON_STANDARD, type Source } from '../../sources.js'

// Documented for custom connectors: a definition has to be smaller than one megabyte.
const MAX_BYTES = 1024 * 1024

const wholeText = ({ decoded, positionAt }: JsonDocument): (DecodedText & Located)[] => [
  { ...decoded, pointer: '', position: positionAt(0) },
]

const bytesRule = (
  id: string,
  description: string,
  check: (text: DecodedText) => string | false,
  source: Source,
  severity: Severity = 'error',
): Rule<JsonDocument> =>
  defineRule({ id, severity, description, source, nodes: wholeText, check: (text) => check(text) })

/** A rule on what the reader of the text already met under the rule's id. */
const syntaxRule = (
  id: string,
  description: string,
  source: Source = JSON_STANDARD,
): Rule<JsonDocument> =>
  defineRule({
    id,
    severity: 'error',
    description,
    source,
    nodes: ({ faults, positionAt }: JsonDocument) =>
      faults
        .filter(({ rule }) => rule === id)
        .map(({ offset, message }) => ({ pointer: '', position: positionAt(offset), message })),
    check: ({ message }) => message,
  })

/** The rules on the text of a JSON file; 14 certified connectors break one of them, so none is idle. */
export const jsonRules: readonly Rule<JsonDocument>[] = [
  bytesRule(
    'FileEmpty',
    'The file holds something.',
    ({ text }) => text.trim() === '' && 'The file is empty; write a JSON object.',
    'ours',
  ),
  bytesRule(
    'FileTooLarge',
    'The definition is smaller than one megabyte.',
    ({ bytes }) =>
      bytes > MAX_BYTES &&
      `The file has ${bytes} bytes, more than the ${MAX_BYTES} a definition may have; shorten it.`,
    FAQ,
  ),
  bytesRule(
    'EncodingNotUtf8',
    'The file is UTF-8.',
    ({ wrongEncoding }) =>
      wrongEncoding !== undefined && `The file is not UTF-8: ${wrongEncoding}; save it as UTF-8.`,
    `${JSON_STANDARD}#section-8.1`,
  ),
  bytesRule(
    'ByteOrderMark',
    'The file begins without a byte order mark.',
    ({ byteOrderMark }) =>
      byteOrderMark && 'The file begins with a byte order mark; save it as UTF-8 without one.',
    `${JSON_STANDARD}#section-8.1`,
    'warning',
  ),
  syntaxRule('JsonSyntaxInvalid', 'The text is JSON.'),
  syntaxRule('JsonTrailingComma', 'No comma stands before a closing bracket.'),
  syntaxRule('JsonComment', 'The text has no comments.'),
  syntaxRule(
    'JsonControlCharacter',
    'Strings hold no raw control characters.',
    `${JSON_STANDARD}#section-7`,
  ),
  syntaxRule(
    'JsonDuplicateKey',
    'No key stands twice in one object.',
    `${JSON_STANDARD}#section-4`,
  ),
  syntaxRule('JsonTooDeep', 'Arrays and objects nest at most 128 deep.', 'ours'),
]
