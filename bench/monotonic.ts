/** Milliseconds of a clock that all processes of this machine share and nobody sets: only differences mean anything. */
export const monotonic = (): number => {
  const [seconds, nanoseconds] = process.hrtime()
  return seconds * 1000 + nanoseconds / 1e6
}
