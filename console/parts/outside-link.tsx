import type { ComponentChildren } from 'preact'

/** A link to Power Automate or the Azure portal, in a tab of its own; the bare text where there is no address. */
export const OutsideLink = ({
  href,
  children,
}: {
  readonly href: string | null | undefined
  readonly children: ComponentChildren
}) =>
  href?.startsWith('https://') ? (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
      <span aria-hidden="true"> ↗</span>
    </a>
  ) : (
    <>{children}</>
  )
