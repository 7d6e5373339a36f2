import { useEffect, useState } from 'preact/hooks'
import { firstLanguage, type Language } from '../texts/language.js'

const key = 'flow-triggers.language'

/** The reader's language, and how to choose another one, which is remembered. */
export const useLanguage = (): readonly [Language, (language: Language) => void] => {
  const [language, setLanguage] = useState(() =>
    firstLanguage(localStorage.getItem(key), navigator.languages),
  )
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  return [
    language,
    (chosen) => {
      localStorage.setItem(key, chosen)
      setLanguage(chosen)
    },
  ]
}
