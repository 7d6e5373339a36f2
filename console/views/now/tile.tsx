/** A figure that leads to the list that it counts. */
export const Tile = ({
  label,
  value,
  href,
  isWrong = false,
}: {
  readonly label: string
  readonly value: string
  readonly href: string
  /** Somebody should look at it. */
  readonly isWrong?: boolean
}) => (
  <li>
    <a class={isWrong ? 'tile wrong' : 'tile'} href={href}>
      <strong>{value}</strong>
      <span>{label}</span>
    </a>
  </li>
)
