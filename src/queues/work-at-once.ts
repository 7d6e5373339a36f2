import { neverExpires, type Queue } from '../storage/open-queue.js'
import { succeededUnless } from '../storage/succeeded-unless.js'

/** A message that is queued, but hidden while whoever sent it does its work. */
export interface HiddenMessage {
  /** Hides it for as long again; false when somebody else has it by now. */
  readonly renew: () => Promise<boolean>
  /** Its work is done. */
  readonly remove: () => Promise<void>
  /** It is for everybody, now. */
  readonly show: () => Promise<void>
}

/** Queues messages that are hidden for so many seconds. */
export type SendHidden = (text: string, seconds: number) => Promise<HiddenMessage>

/** Somebody else received it, or it is gone. */
const lost = [400, 404]

/** Hidden messages of a queue. */
export const sendHidden =
  (queue: () => Promise<Queue>): SendHidden =>
  async (text, seconds) => {
    const sent = await (
      await queue()
    ).sendMessage(text, {
      messageTimeToLive: neverExpires,
      visibilityTimeout: seconds,
    })
    const { messageId } = sent
    let receipt = sent.popReceipt
    const hide = (forSeconds: number) =>
      succeededUnless(lost, async () => {
        const updated = await (
          await queue()
        ).updateMessage(messageId, receipt, undefined, forSeconds)
        receipt = updated.popReceipt ?? receipt
      })
    return {
      renew: () => hide(seconds),
      show: async () => {
        await hide(0)
      },
      remove: async () => {
        await succeededUnless(lost, async () => (await queue()).deleteMessage(messageId, receipt))
      },
    }
  }

/** How work is done where its message was made. */
export interface WorkAtOnceParts {
  /** So much at the same time: everything else is for whoever has room. */
  readonly most: number
  /** What went wrong, and left its message to others. */
  readonly failed: (error: unknown) => void
  readonly pause: (milliseconds: number) => Promise<unknown>
}

/**
 * Queues a message and, where there is room, does its work at once: the message is only the net then. Resolves when it is queued; the work
 * goes on after that. The message is hidden meanwhile, for as long as this process lives, and is for everybody when the work fails.
 */
export type BeginAtOnce = (
  weight: number,
  queued: { readonly hidden: () => Promise<HiddenMessage>; readonly visible: () => Promise<void> },
  work: Work,
) => Promise<void>

/** Work that may give back some of its weight before it is done. */
export type Work = (release: (weight: number) => void) => Promise<void>

/** Ends well: from now on all is for everybody, and what was begun has so many milliseconds to end. What has not is for everybody then. */
export type Drain = (milliseconds: number) => Promise<void>

/** A process that dies holds its work up for this long at most. */
export const hiddenSeconds = 30

const renewMs = (hiddenSeconds * 1000) / 3

/** Work at once, as far as there is room for it. */
export const workAtOnce = ({
  most,
  failed,
  pause,
}: WorkAtOnceParts): { readonly begin: BeginAtOnce; readonly drain: Drain } => {
  let underWay = 0
  let isDraining = false
  const hasRoom = (weight: number) => !isDraining && underWay + weight <= most
  const running = new Map<Promise<void>, HiddenMessage>()

  const attend = async (message: HiddenMessage, work: () => Promise<void>): Promise<void> => {
    const renewing = setInterval(() => {
      message.renew().catch(failed)
    }, renewMs)
    try {
      await work()
      clearInterval(renewing)
      await message.remove()
    } catch (error) {
      clearInterval(renewing)
      failed(error)
      await message.show().catch(failed)
    }
  }

  /** Takes up room; answers how to give it back, all that is left of it by default. */
  const takeRoom = (weight: number) => {
    let held = weight
    underWay += weight
    return (part = held) => {
      const given = Math.min(part, held)
      held -= given
      underWay -= given
    }
  }

  const begin: BeginAtOnce = async (weight, { hidden, visible }, work) => {
    if (!hasRoom(weight)) return visible()
    const giveBack = takeRoom(weight)
    try {
      const message = await hidden()
      // Nobody may be left to do it.
      if (!hasRoom(0)) {
        giveBack()
        await message.show()
        return
      }
      const attended = attend(message, () => work(giveBack)).finally(giveBack)
      running.set(attended, message)
      void attended.then(() => running.delete(attended))
    } catch (error) {
      giveBack()
      throw error
    }
  }

  return {
    begin,
    drain: async (milliseconds) => {
      isDraining = true
      const ended = Promise.all(running.keys())
      await Promise.race([ended, pause(milliseconds)])
      await Promise.all([...running.values()].map((message) => message.show().catch(failed)))
    },
  }
}
