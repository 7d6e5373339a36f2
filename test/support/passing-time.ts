import { noon } from './deliveries.js'

/** A clock that stands at noon until it is told that time has passed. */
export const passingTime = () => {
  let passedMs = 0
  return Object.assign(() => new Date(noon.getTime() + passedMs), {
    pass: (milliseconds: number) => {
      passedMs += milliseconds
    },
  })
}
