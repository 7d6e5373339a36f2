import type { JsonDocument } from '../../json/json-document.js'
import { foreignFormat, type ForeignFormat } from '../../model/foreign-format.js'
import { defineRule, type Located, type Rule } from '../../rule.js'
import { FAQ, OPENAPI, type Evidence } from '../../sources.js'

const files =
  (wanted: (kind: ForeignFormat['kind']) => boolean) =>
  (document: JsonDocument): (ForeignFormat & Located)[] => {
    const found = foreignFormat(document)
    return found !== undefined && wanted(found.kind) ? [found] : []
  }

const formatRule = (
  id: string,
  description: string,
  why: string,
  evidence: Evidence,
  wanted: (kind: ForeignFormat['kind']) => boolean,
): Rule<JsonDocument> =>
  defineRule({
    id,
    profile: 'import',
    severity: 'error',
    description,
    why,
    evidence,
    nodes: files(wanted),
    check: ({ name, wayOut }) => `This is ${name}; ${wayOut}.`,
  })

/** The rules on files of other formats: where one speaks, all others are silent. */
export const formatRules: readonly Rule<JsonDocument>[] = [
  formatRule(
    'OpenApi3NotSupported',
    'The definition is OpenAPI 2.0.',
    'Custom connectors are made from OpenAPI 2.0; an import of version 3 is refused.',
    FAQ,
    (kind) => kind === 'openapi3',
  ),
  formatRule(
    'YamlNotSupported',
    'The definition is JSON.',
    'An import takes JSON alone, though OpenAPI may be written in YAML too.',
    FAQ,
    (kind) => kind === 'yaml',
  ),
  formatRule(
    'FormatNotSupported',
    'The file is an OpenAPI definition.',
    'An import reads OpenAPI 2.0 in JSON.',
    OPENAPI,
    (kind) => kind !== 'openapi3' && kind !== 'yaml',
  ),
]
