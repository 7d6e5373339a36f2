import { setTheme } from '@fluentui/web-components/theme/set-theme.js'
import { webDarkTheme, webLightTheme } from '@fluentui/tokens'

/** Light, dark, or as the reader's system has it. */
export type Scheme = 'system' | 'light' | 'dark'

const darkSystem = matchMedia('(prefers-color-scheme: dark)')

/** Gives the page Fluent UI's colours. */
const applyScheme = (scheme: Scheme): void => {
  const dark = scheme === 'dark' || (scheme === 'system' && darkSystem.matches)
  setTheme(dark ? webDarkTheme : webLightTheme)
  document.documentElement.style.colorScheme = dark ? 'dark' : 'light'
  document.documentElement.dataset.scheme = dark ? 'dark' : 'light'
}

/** Applies it, and again whenever the system changes; stops with what it answers. */
export const followScheme = (scheme: Scheme): (() => void) => {
  const apply = () => {
    applyScheme(scheme)
  }
  apply()
  darkSystem.addEventListener('change', apply)
  return () => {
    darkSystem.removeEventListener('change', apply)
  }
}
