import { child } from '../../json/json-pointer.js'
import { has, shown, stringOf } from '../../json/json-value.js'
import type { PropertiesView } from '../../model/package-view.js'
import { defineRule, type Rule } from '../../rule.js'
import { connectorProperties } from '../../selectors/package.js'
import { CERTIFICATION } from '../../sources.js'

const REFUSED_COLORS = ['#ffffff', '#007ee5']

/** The rules on the brand's colour. */
export const brandColorRules: readonly Rule<PropertiesView>[] = [
  defineRule({
    id: 'BrandColorMissing',
    profile: 'certify',
    severity: 'error',
    description: 'iconBrandColor is there.',
    evidence: CERTIFICATION,
    nodes: connectorProperties,
    check: ({ value }, { properties: file }) =>
      has(file, 'properties') &&
      !has(value, 'iconBrandColor') &&
      'iconBrandColor is missing; add the brand’s colour.',
  }),
  defineRule({
    id: 'BrandColorNotValid',
    profile: 'certify',
    severity: 'error',
    description: 'iconBrandColor is a colour such as #1a73e8.',
    evidence: CERTIFICATION,
    nodes: connectorProperties,
    check: ({ value, pointer }) =>
      has(value, 'iconBrandColor') &&
      !/^#[0-9a-f]{6}$/i.test(stringOf(value.iconBrandColor) ?? '') && {
        pointer: child(pointer, 'iconBrandColor'),
        message: `iconBrandColor is ${shown(value.iconBrandColor)}; write six hexadecimal digits, as in #1a73e8.`,
      },
  }),
  defineRule({
    id: 'BrandColorRefused',
    profile: 'certify',
    severity: 'warning',
    description: 'iconBrandColor is neither white nor the default blue.',
    evidence: CERTIFICATION,
    nodes: connectorProperties,
    check: ({ value, pointer }) => {
      const color = stringOf(value.iconBrandColor) ?? ''
      return (
        REFUSED_COLORS.includes(color.toLowerCase()) && {
          pointer: child(pointer, 'iconBrandColor'),
          message: `iconBrandColor ${color} is refused by certification; use the brand’s colour.`,
        }
      )
    },
  }),
]
