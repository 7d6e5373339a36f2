import { useSurroundings } from '../surroundings.js'
import { describeReason } from '../texts/describe-reason.js'

/** Why a delivery stands where it does: in a sentence, with its code for those who search for it. */
export const Reason = ({ code }: { readonly code: string | null }) => {
  const { texts } = useSurroundings()
  if (code === null) return null
  const told = describeReason(texts.reasons, code)
  return told === code ? (
    <span>{code}</span>
  ) : (
    <span>
      {told} <code>{code}</code>
    </span>
  )
}
