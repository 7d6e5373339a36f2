/** Aborts on the first Ctrl+C or SIGTERM, so that what runs is ended in order; a second one ends this process at once. */
export const stopSignal = (): AbortSignal => {
  const controller = new AbortController()
  const stop = () => {
    if (controller.signal.aborted) process.exit(130)
    controller.abort(new Error('Stopped'))
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  return controller.signal
}
