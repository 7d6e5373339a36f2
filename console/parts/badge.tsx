import type { ComponentChildren } from 'preact'

/** A word that stands out, as Fluent UI's badge looks: in the ten thousand rows of a long list, as many elements with styles of their own would be slow. */
export const Badge = ({
  color,
  role,
  children,
}: {
  readonly color: 'brand' | 'danger' | 'informative' | 'severe' | 'success' | 'warning'
  readonly role?: 'status'
  readonly children: ComponentChildren
}) => (
  <span class={`badge ${color}`} role={role}>
    {children}
  </span>
)
