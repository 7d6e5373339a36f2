import { setTheme } from '@fluentui/web-components/theme/set-theme.js'
import { webDarkTheme, webLightTheme } from '@fluentui/tokens'

/** Gives the page Fluent UI's colours, light or dark as the reader's system has them, whenever that changes. */
export const followColourScheme = (): void => {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const apply = () => {
    setTheme(dark.matches ? webDarkTheme : webLightTheme)
  }
  dark.addEventListener('change', apply)
  apply()
}
