import { useSurroundings } from '../surroundings.js'

/** That something has been asked for and is not here yet. */
export const Loading = () => {
  const { texts } = useSurroundings()
  return (
    <p class="loading" role="status">
      <fluent-spinner size="tiny" aria-hidden="true" />
      {texts.loading}
    </p>
  )
}
