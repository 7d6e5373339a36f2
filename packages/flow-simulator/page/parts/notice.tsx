import type { ComponentChildren } from 'preact'

/** Something that is said once it has happened, to screen readers too. */
export const Notice = ({
  kind,
  children,
}: {
  readonly kind: 'good' | 'bad' | 'plain'
  readonly children: ComponentChildren
}) => (
  <div class={`notice ${kind}`} role={kind === 'bad' ? 'alert' : 'status'}>
    {children}
  </div>
)
