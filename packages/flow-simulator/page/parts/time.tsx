import { useSurroundings } from '../surroundings.js'

/** A time of day. */
export const Time = ({ at }: { readonly at: number }) => {
  const { locale } = useSurroundings()
  const date = new Date(at)
  return <time dateTime={date.toISOString()}>{date.toLocaleTimeString(locale)}</time>
}
