/** A bucket that fills steadily, up to what a minute brings, and that each request takes one from. */
export interface Bucket {
  readonly left: number
  readonly at: number
}

/** The bucket after one was taken, or the seconds until there is one. */
export type Taken = { readonly bucket: Bucket } | { readonly waitSeconds: number }

const minuteMs = 60_000

/** Takes one from a bucket, at a time in milliseconds; who has none yet has a full one. A clock that is set back fills nothing. */
export const takeOne = (before: Bucket | undefined, perMinute: number, at: number): Taken => {
  const { left: former, at: since } = before ?? { left: perMinute, at }
  const gained = (Math.max(0, at - since) / minuteMs) * perMinute
  const left = Math.min(perMinute, former + gained)
  return left < 1
    ? { waitSeconds: Math.ceil(((1 - left) / perMinute) * 60) }
    : { bucket: { left: left - 1, at } }
}
