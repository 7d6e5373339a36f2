import type { ComponentChildren } from 'preact'
import { useSurroundings } from '../surroundings.js'
import { Button } from './button.js'

/** Fields that narrow a list down, and the button that does it; Enter in a field does, too. */
export const SearchForm = ({
  label,
  onSearch,
  children,
}: {
  readonly label: string
  readonly onSearch: () => void
  readonly children: ComponentChildren
}) => {
  const { texts } = useSurroundings()
  return (
    <form
      class="search"
      role="search"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault()
        onSearch()
      }}
    >
      {children}
      <Button type="submit" appearance="primary">
        {texts.search}
      </Button>
    </form>
  )
}
