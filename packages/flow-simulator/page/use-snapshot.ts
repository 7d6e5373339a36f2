import { useEffect, useState } from 'preact/hooks'
import type { Snapshot } from '../src/playground/snapshot.js'
import { ask } from './ask.js'
import { messageOf } from '../src/message-of.js'

const pauseAfterFault = 2000

/** What there is to see now, as it changes. */
export const useSnapshot = (): { readonly snapshot?: Snapshot; readonly fault?: string } => {
  const [shown, setShown] = useState<{ readonly snapshot?: Snapshot; readonly fault?: string }>({})
  useEffect(() => {
    let isWanted = true
    const follow = async () => {
      for (let after = 0; isWanted;) {
        try {
          const snapshot = await ask<Snapshot>('state', { after })
          after = snapshot.version
          setShown({ snapshot })
        } catch (error) {
          setShown((former) => ({
            ...former,
            fault: messageOf(error),
          }))
          await new Promise((resolve) => setTimeout(resolve, pauseAfterFault))
        }
      }
    }
    void follow()
    return () => {
      isWanted = false
    }
  }, [])
  return shown
}
