import type { DecodedText } from '../../json/decode-text.js'
import type { JsonDocument } from '../../json/json-document.js'
import { defineRule, type Located, type Rule } from '../../rule.js'
import type { Profile } from '../../profiles.js'
import { FAQ, JSON_STANDARD, type Evidence } from '../../sources.js'

// Documented for custom connectors: a definition has to be smaller than one megabyte.
const MAX_BYTES = 1024 * 1024

interface WholeText extends DecodedText, Located {
  /** The size as it is deployed, without line breaks and indents. */
  readonly compactBytes: () => number
}

const wholeText = ({ decoded, value }: JsonDocument): WholeText[] => [
  {
    ...decoded,
    pointer: '',
    compactBytes: () =>
      value === undefined ? decoded.bytes : Buffer.byteLength(JSON.stringify(value)),
  },
]

/** What keeps a file from being imported is an error, whatever else is wrong with its text a warning. */
const gradedBy = (profile: Profile) =>
  ({ profile, severity: profile === 'import' ? 'error' : 'warning' }) as const

const bytesRule = (
  id: string,
  description: string,
  check: (text: WholeText) => string | false,
  evidence: Evidence,
  profile: Profile = 'import',
): Rule<JsonDocument> =>
  defineRule({
    ...{ id, description, evidence, ...gradedBy(profile) },
    nodes: wholeText,
    check: (text) => check(text),
  })

/** A rule on what the reader of the text already met under the rule's id. */
const syntaxRule = (
  id: string,
  description: string,
  evidence: Evidence = JSON_STANDARD,
  profile: Profile = 'import',
): Rule<JsonDocument> =>
  defineRule({
    ...{ id, description, evidence, ...gradedBy(profile) },
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
    JSON_STANDARD,
  ),
  bytesRule(
    'FileTooLarge',
    'The definition is smaller than one megabyte, blanks left out.',
    ({ bytes, compactBytes }) =>
      bytes > MAX_BYTES &&
      compactBytes() > MAX_BYTES &&
      `The file has ${compactBytes()} bytes without its blanks, more than the ${MAX_BYTES} a definition may have; shorten it.`,
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
    'recommended',
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
    'recommended',
  ),
  syntaxRule(
    'JsonTooDeep',
    'Arrays and objects nest at most 128 deep.',
    'seen in no certified connector',
  ),
]
