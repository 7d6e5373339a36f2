import type { IconView } from '../../model/package-view.js'
import type { Rule } from '../../rule.js'

const SIZE = 230
// White and Microsoft's default blue: certification refuses both as a background.
const REFUSED = ['#ffffff', '#007ee5']

const icon = (
  id: string,
  severity: 'error' | 'warning',
  about: string,
  verdict: (view: IconView) => string | false,
): Rule<IconView> => ({
  id,
  severity,
  about,
  own: true,
  check: (view) => {
    const message = verdict(view)
    return message === false ? [] : [{ pointer: '', message }]
  },
})

/** The rules on icon.png. */
export const iconRules: readonly Rule<IconView>[] = [
  icon(
    'IconNotPng',
    'error',
    'The icon is a PNG.',
    ({ png }) =>
      png.fault !== undefined && `The icon cannot be read, because ${png.fault}; save it as PNG.`,
  ),
  icon(
    'IconSizeNotValid',
    'warning',
    'The icon is 230 by 230 pixels.',
    ({ png: { width, height } }) =>
      width > 0 &&
      (width !== SIZE || height !== SIZE) &&
      `The icon is ${width} by ${height}; make it ${SIZE} by ${SIZE}.`,
  ),
  icon(
    'IconTransparent',
    'error',
    'The icon cannot be seen through.',
    ({ png }) =>
      png.transparent === true && 'Parts of the icon are transparent; fill its background.',
  ),
  icon(
    'IconBackgroundRefused',
    'error',
    'The background is neither white nor the default blue.',
    ({ png: { background = '' } }) =>
      REFUSED.includes(background) && `The background is ${background}; use the brand’s colour.`,
  ),
  icon(
    'IconBackgroundNotBrandColor',
    'warning',
    'The background is the iconBrandColor.',
    ({ png: { background }, brandColor }) =>
      background !== undefined &&
      brandColor !== undefined &&
      background !== brandColor &&
      `The background is ${background}, iconBrandColor ${brandColor}; make them one.`,
  ),
]
