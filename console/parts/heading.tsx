import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { useSurroundings } from '../surroundings.js'

/** A view's heading. Who comes to a view by keyboard goes on from here, and the window is named after it. */
export const Heading = ({
  title,
  children,
}: {
  readonly title: string
  readonly children?: ComponentChildren
}) => {
  const { texts } = useSurroundings()
  const own = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    own.current?.focus()
  }, [])
  useEffect(() => {
    document.title = `${title} – ${texts.title}`
  }, [title, texts])
  return (
    <header class="heading">
      <h1 tabIndex={-1} ref={own}>
        {title}
      </h1>
      {children}
    </header>
  )
}
