import {
  context,
  INVALID_SPAN_CONTEXT,
  isSpanContextValid,
  propagation,
  ROOT_CONTEXT,
  SpanStatusCode,
  trace,
  type Span,
  type SpanOptions,
} from '@opentelemetry/api'
import { isExporting } from './exporting.js'

/** Stands for a span where none is made. */
const noSpan = trace.wrapSpanContext(INVALID_SPAN_CONTEXT)

/** Where the current work stands in its trace, as W3C's `traceparent` for a header or a message; empty where nothing is traced. */
export const traceMark = (): { readonly traceparent?: string } => {
  if (!isExporting()) return {}
  const carrier: { traceparent?: string } = {}
  propagation.inject(context.active(), carrier)
  const { traceparent } = carrier
  return traceparent === undefined ? {} : { traceparent }
}

/** Does work as a part of the trace that a `traceparent` names; of a new one where it names none. */
export const inTrace = <T>(parent: string | null | undefined, work: () => T): T =>
  parent && isExporting()
    ? context.with(propagation.extract(ROOT_CONTEXT, { traceparent: parent }), work)
    : work()

/** The same work, a part of the current trace whoever calls it. */
export const inThisTrace = <T>(work: () => T): (() => T) =>
  isExporting() ? context.bind(context.active(), work) : work

/**
 * Does work as a span of its own. What it throws is named, and no more: messages are for the log, which has been looked through for
 * secrets.
 */
export const spanned = <T>(
  name: string,
  options: SpanOptions,
  work: (span: Span) => Promise<T>,
): Promise<T> => {
  if (!isExporting()) return work(noSpan)
  return trace.getTracer('flow-triggers').startActiveSpan(name, options, async (span) => {
    try {
      return await work(span)
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR })
      span.setAttribute('error.type', error instanceof Error ? error.name : typeof error)
      throw error
    } finally {
      span.end()
    }
  })
}

/** By what a log line is found with its trace; nothing where none is traced. */
export const traceFields = (): { readonly traceId?: string; readonly spanId?: string } => {
  const current = isExporting() ? trace.getActiveSpan()?.spanContext() : undefined
  if (!current || !isSpanContextValid(current)) return {}
  return { traceId: current.traceId, spanId: current.spanId }
}
