import { useEffect, useState } from 'preact/hooks'

/** What stands in a form's fields, by name, until it is asked for: it begins with what the address says, and follows it. */
export const useDraft = (query: Readonly<Record<string, string>>) => {
  const [draft, setDraft] = useState(query)
  const key = JSON.stringify(query)
  useEffect(() => {
    setDraft(query)
  }, [key])
  return {
    draft,
    of: (name: string): string => draft[name] ?? '',
    set:
      (name: string) =>
      (value: string): void => {
        setDraft((before) => ({ ...before, [name]: value }))
      },
  }
}
