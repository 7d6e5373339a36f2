import { useSurroundings } from '../surroundings.js'
import { OutsideLink } from './outside-link.js'

/** A link to the very run that an attempt started; its id, where it is not known where runs are shown; nothing for no run. */
export const RunLink = ({
  id,
  url,
}: {
  readonly id: string | null | undefined
  readonly url: string | null | undefined
}) => {
  const { texts } = useSurroundings()
  if (!id) return null
  return <OutsideLink href={url}>{url ? texts.delivery.openRun : <code>{id}</code>}</OutsideLink>
}
