import { useSurroundings } from '../surroundings.js'

/** A time in the reader's language and zone; nothing for none. */
export const Time = ({ at }: { readonly at: string | null | undefined }) => {
  const { format } = useSurroundings()
  return at ? <time dateTime={at}>{format.time(at)}</time> : null
}
