import { createSocket } from 'node:dgram'
import { promises } from 'node:dns'
import type { TestContext } from 'node:test'

/** What a name server says of a name: its IPv4 addresses, that it cannot say, that the name does not exist, or nothing. */
export type Records = Readonly<Record<string, readonly string[] | 'servfail' | 'silent'>>

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

const answerTo = (query: Buffer, records: Records, ttl: number): Buffer | undefined => {
  const { name, end } = readName(query)
  const known = records[name]
  if (known === 'silent') return undefined
  const isIPv4 = query.readUInt16BE(end - 4) === 1
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
  const socket = createSocket('udp4')
  socket.on('message', (query, { port, address }) => {
    asked.push(readName(query).name)
    const answer = answerTo(query, records, ttl)
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
