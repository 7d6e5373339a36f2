import { noon } from './deliveries.js'

/** A clock that stands at noon until someone pauses. */
export const passingTime = () => {
  let passedMs = 0
  return Object.assign(() => new Date(noon.getTime() + passedMs), {
    pause: (milliseconds: number) => {
      passedMs += milliseconds
      return Promise.resolve()
    },
  })
}
