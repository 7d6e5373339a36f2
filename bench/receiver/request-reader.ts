/** A request as far as the benchmark looks at it. */
export interface SeenRequest {
  readonly path: string
  /** The header x-ms-client-tracking-id; empty when there is none. */
  readonly trackingId: string
}

const endOfHead = '\r\n\r\n'
const lengthPattern = /\r\ncontent-length: *(\d+)/i
const trackingPattern = /\r\nx-ms-client-tracking-id: *([^\r]*)/i

const parseHead = (head: string) => ({
  path: head.slice(head.indexOf(' ') + 1, head.indexOf(' HTTP/')),
  trackingId: trackingPattern.exec(head)?.[1] ?? '',
  bodyLength: Number(lengthPattern.exec(head)?.[1] ?? 0),
})

/**
 * Reads just enough of HTTP/1.1 from a connection's bytes, however they are cut: tells each request once its body is there.
 * Bodies without a length are not understood: none of the senders makes any.
 */
export const requestReader = (tell: (request: SeenRequest) => void): ((data: Buffer) => void) => {
  let rest: Buffer = Buffer.alloc(0)
  let open: (SeenRequest & { readonly bodyLength: number }) | undefined

  return (data) => {
    const bytes = rest.length > 0 ? Buffer.concat([rest, data]) : data
    let at = 0
    for (;;) {
      if (!open) {
        const end = bytes.indexOf(endOfHead, at)
        if (end < 0) break
        open = parseHead(bytes.toString('latin1', at, end))
        at = end + endOfHead.length
      }
      if (bytes.length - at < open.bodyLength) break
      at += open.bodyLength
      const { path, trackingId } = open
      open = undefined
      tell({ path, trackingId })
    }
    rest = at === 0 ? bytes : bytes.subarray(at)
  }
}
