import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A certificate of this machine, for a while: files in PEM. */
export interface Certificate {
  readonly cert: string
  readonly key: string
  readonly remove: () => void
}

/** Makes a certificate that signs itself, by OpenSSL; a process trusts it that starts with it in `NODE_EXTRA_CA_CERTS`. */
export const makeCertificate = (): Certificate => {
  const folder = mkdtempSync(join(tmpdir(), 'flow-triggers-certificate-'))
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2'],
      ...['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'],
      ...['-keyout', key, '-out', cert],
    ],
    { stdio: 'ignore' },
  )
  return {
    ...{ cert, key },
    remove: () => {
      rmSync(folder, { recursive: true })
    },
  }
}
