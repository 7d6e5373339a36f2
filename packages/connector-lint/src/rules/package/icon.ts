import type { IconView } from '../../model/package-view.js'
import { defineRule, type Rule } from '../../rule.js'
import { wholeIcon } from '../../selectors/package.js'
import { CERTIFICATION } from '../../sources.js'

const SIZE = 230
// White and Microsoft's default blue: certification refuses both as a background.
const REFUSED = ['#ffffff', '#007ee5']

/** The rules on icon.png. */
export const iconRules: readonly Rule<IconView>[] = [
  defineRule({
    id: 'IconNotPng',
    profile: 'certify',
    severity: 'error',
    description: 'The icon is a PNG.',
    evidence: CERTIFICATION,
    nodes: wholeIcon,
    check: ({ png: { fault } }) =>
      fault !== undefined && `The icon cannot be read, because ${fault}; save it as PNG.`,
  }),
  defineRule({
    id: 'IconSizeNotValid',
    profile: 'certify',
    severity: 'warning',
    description: 'The icon is 230 by 230 pixels.',
    evidence: CERTIFICATION,
    nodes: wholeIcon,
    check: ({ png: { width, height } }) =>
      width > 0 &&
      (width !== SIZE || height !== SIZE) &&
      `The icon is ${width} by ${height}; make it ${SIZE} by ${SIZE}.`,
  }),
  defineRule({
    id: 'IconTransparent',
    profile: 'certify',
    severity: 'error',
    description: 'The icon cannot be seen through.',
    evidence: CERTIFICATION,
    nodes: wholeIcon,
    check: ({ png: { transparent } }) =>
      transparent === true && 'Parts of the icon are transparent; fill its background.',
  }),
  defineRule({
    id: 'IconBackgroundRefused',
    profile: 'certify',
    severity: 'error',
    description: 'The background is neither white nor the default blue.',
    evidence: CERTIFICATION,
    nodes: wholeIcon,
    check: ({ png: { background = '' } }) =>
      REFUSED.includes(background) && `The background is ${background}; use the brand’s colour.`,
  }),
  defineRule({
    id: 'IconBackgroundNotBrandColor',
    profile: 'certify',
    severity: 'warning',
    description: 'The background is the iconBrandColor.',
    evidence: CERTIFICATION,
    nodes: wholeIcon,
    check: ({ png: { background }, brandColor }) =>
      background !== undefined &&
      brandColor !== undefined &&
      background !== brandColor &&
      `The background is ${background}, iconBrandColor ${brandColor}; make them one.`,
  }),
]
