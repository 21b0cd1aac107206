import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fullContent } from '@/fixtures/certificate'
import { createKeys } from '@/lib/proof/issuer/create-keys'
import { issuerWith } from '@/lib/proof/issuer/issuer'
import { bringKey } from '@/lib/proof/issuer/make-key'
import { rootFingerprints } from '@/lib/proof/issuer/root-fingerprint'
import { signPdf } from '@/lib/proof/pdf/pades'
import { signaturesIn } from '@/lib/proof/verification/pdf-file'
import { checkSignature } from '@/lib/proof/verification/pdf-signature'
import { drawCertificate } from './document/document'

/* The steps of docs/keys.md, with an authority made for the test in the place of a public one. */
const guide = readFileSync(path.join(import.meta.dirname, '../../../docs/keys.md'), 'utf8')
const section = guide.slice(guide.indexOf('## A PDF certificate from a public authority'))
const [request = '', join = '', bring = ''] = Array.from(section.matchAll(/```\n([^`]+)```/g), ([, block]) => block)

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'authority-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const run = (commands: string) =>
  execFileSync('bash', ['-euc', commands], { cwd: folder, encoding: 'utf8', stdio: 'pipe' })
const read = (name: string) => readFileSync(path.join(folder, name), 'utf8')

const authority = `
new() { openssl req -newkey rsa:2048 -nodes -keyout $1.key -subj "/O=Test Authority/CN=$1" "\${@:2}"; }
new root -x509 -days 30 -addext basicConstraints=critical,CA:true -out root.pem
new intermediate -out intermediate.csr
printf 'basicConstraints=critical,CA:true,pathlen:0\nkeyUsage=critical,keyCertSign' > ca.ext
openssl x509 -req -in intermediate.csr -CA root.pem -CAkey root.key -days 30 -extfile ca.ext -out intermediate.pem
printf 'keyUsage=critical,digitalSignature,nonRepudiation' > seal.ext
openssl x509 -req -in request.csr -CA intermediate.pem -CAkey intermediate.key -days 30 -extfile seal.ext -out own.pem`

test('a key with a chain of three, made by the steps of docs/keys.md, signs PDFs that openssl trusts', async () => {
  run(request)
  run(authority)
  expect(run(join)).toBe('own.pem: OK\n')
  expect(bring.trim()).toBe('npm run admin -- keys create --key key.pem --certificates chain.pem')
  const before = await createKeys([], { issuerName: 'Northlight' })
  const brought = bringKey({ privateKey: read('key.pem'), certificates: read('chain.pem') })
  const { keys } = await createKeys(before.keys, { brought, issuerName: 'Northlight' })
  const issuer = issuerWith(keys, { url: 'https://issuer.test.example', name: 'Northlight' })
  const fingerprint = run('openssl x509 -in root.pem -noout -fingerprint -sha256').trim().split('=')[1]
  expect(rootFingerprints(issuer.keys)[0]).toBe(fingerprint)

  const { pdf } = drawCertificate(fullContent, { templateVersion: 2, attachment: null })
  const about = { reason: 'Certificate of completion issued', at: new Date() }
  const signed = Buffer.from(await signPdf(pdf, issuer.signer('pdf'), about))
  const [signature] = signaturesIn(signed)
  if (!signature?.gap) throw new Error('It has no signature')
  expect(await checkSignature(signed, signature, issuer)).toMatchObject({ kind: 'ours' })
  const { from, to } = signature.gap
  writeFileSync(path.join(folder, 'content'), Buffer.concat([signed.subarray(0, from), signed.subarray(to)]))
  writeFileSync(path.join(folder, 'message.der'), Buffer.from(signature.hex, 'hex'))
  const verified = spawnSync(
    'openssl',
    'cms -verify -cades -binary -inform DER -in message.der -content content -CAfile root.pem -purpose any -out out'.split(
      ' ',
    ),
    { cwd: folder, encoding: 'utf8' },
  )
  expect(verified.stderr).toContain('CAdES Verification successful')
})
