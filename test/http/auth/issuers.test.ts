import assert from 'node:assert/strict'
import { test } from 'node:test'
import { issuersOf } from '../../../src/http/auth/issuers.js'

const versionOne: readonly [instance: string, issuer: string][] = [
  ['https://login.microsoftonline.com/', 'https://sts.windows.net/t/'],
  ['https://login.microsoftonline.us/', 'https://sts.windows.net/t/'],
  ['https://login.chinacloudapi.cn/', 'https://sts.chinacloudapi.cn/t/'],
  ['https://login.partner.microsoftonline.cn/', 'https://sts.chinacloudapi.cn/t/'],
]

for (const [instance, issuer] of versionOne) {
  test(`tokens of ${instance} are issued by it, or by ${issuer}`, () => {
    assert.deepEqual(issuersOf(instance, 't'), [`${instance}t/v2.0`, issuer])
  })
}
