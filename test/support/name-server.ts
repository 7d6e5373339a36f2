import { createSocket } from 'node:dgram'
import { promises } from 'node:dns'
import type { TestContext } from 'node:test'

/** What a name server says of a name: its IPv4 addresses, that it cannot say, that the name does not exist, or nothing. */
type Said = readonly string[] | 'servfail' | 'silent'

/** What it says of names; of some, something else each time that their IPv4 addresses are asked for. */
export type Records = Readonly<Record<string, Said | { readonly inTurn: readonly Said[] }>>

const [servfail, nxdomain] = [2, 3]

/** The name that a query asks for: labels, each after its length (RFC 1035 §4.1.2). */
const readName = (query: Buffer): { readonly name: string; readonly end: number } => {
  const labels: string[] = []
  let at = 12
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length))
    at += length + 1
  }
  return { name: labels.join('.'), end: at + 5 }
}

const asksForIPv4 = (query: Buffer) => query.readUInt16BE(readName(query).end - 4) === 1

const answerTo = (query: Buffer, known: Said | undefined, ttl: number): Buffer | undefined => {
  if (known === 'silent') return undefined
  const { end } = readName(query)
  const isIPv4 = asksForIPv4(query)
  const addresses = Array.isArray(known) && isIPv4 ? known : []
  const code = known === 'servfail' ? servfail : known ? 0 : nxdomain
  const head = Buffer.from(query.subarray(0, 12))
  head.writeUInt16BE(0x8180 | code, 2)
  head.writeUInt16BE(addresses.length, 6)
  head.writeUInt32BE(0, 8)
  const answers = addresses.map((address: string) => {
    const record = Buffer.from([0xc0, 0x0c, 0, 1, 0, 1, 0, 0, 0, ttl, 0, 4])
    return Buffer.concat([record, Buffer.from(address.split('.').map(Number))])
  })
  return Buffer.concat([head, query.subarray(12, end), ...answers])
}

/** A name server on this machine, a resolver that asks it, and the names that it was asked for. */
export const serveNames = async (context: TestContext, records: Records, ttl = 60) => {
  const asked: string[] = []
  const turns = new Map<string, number>()
  const saidOf = (name: string, isTurn: boolean): Said | undefined => {
    const known = records[name]
    if (known === undefined || !(typeof known === 'object' && 'inTurn' in known)) return known
    const turn = turns.get(name) ?? 0
    if (isTurn) turns.set(name, turn + 1)
    return known.inTurn[Math.min(turn, known.inTurn.length - 1)]
  }
  const socket = createSocket('udp4')
  socket.on('message', (query, { port, address }) => {
    const { name } = readName(query)
    asked.push(name)
    const answer = answerTo(query, saidOf(name, asksForIPv4(query)), ttl)
    if (answer) socket.send(answer, port, address)
  })
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  const resolver = new promises.Resolver({ timeout: 400, tries: 2 })
  resolver.setServers([`127.0.0.1:${socket.address().port}`])
  context.after(() => {
    resolver.cancel()
    socket.close()
  })
  return { resolver, asked }
}
