import { InvalidArgumentError } from 'commander'
import { request as send, type IncomingMessage, type ServerResponse } from 'node:http'
import { writeEmpty } from './write-response.js'

/** Which requests another server of this machine answers. */
export interface ForwardOptions {
  /** Such as `/play`: it, and all below it. */
  readonly path: string
  /** `http://127.0.0.1:<port>` */
  readonly to: string
}

/** Passes requests on, as they came. */
export interface Forward {
  readonly takes: (pathname: string) => boolean
  readonly pass: (request: IncomingMessage, response: ServerResponse) => void
  /** Cuts what is open: a page that waits for news must not hold up the host's end. */
  readonly stop: () => void
}

/** A way to another server, by which a page of its stands beside the app. The host is told as the browser named it. */
export const createForward = ({ path, to }: ForwardOptions): Forward => {
  const { hostname, port } = new URL(to)
  const open = new Set<ServerResponse>()
  return {
    takes: (pathname) => pathname === path || pathname.startsWith(`${path}/`),
    pass: (request, response) => {
      const { method, url, headers } = request
      const passed = send({ hostname, port, method, path: url, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(response)
      })
      passed.once('error', () => {
        if (response.headersSent) response.destroy()
        else writeEmpty(response, 502)
      })
      open.add(response)
      response.once('close', () => {
        open.delete(response)
        passed.destroy()
      })
      request.pipe(passed)
    },
    stop: () => {
      for (const response of open) response.destroy()
    },
  }
}

/** Reads `--forward <path>=<url>`; throws where it is none, or leads off this machine. */
export const parseForward = (text: string): ForwardOptions => {
  const [, path, to] = /^(\/[\w/-]+)=(http:\/\/127\.0\.0\.1:\d+)$/.exec(text) ?? []
  if (path === undefined || to === undefined)
    throw new InvalidArgumentError(`--forward is <path>=http://127.0.0.1:<port>, not ${text}.`)
  return { path, to }
}
