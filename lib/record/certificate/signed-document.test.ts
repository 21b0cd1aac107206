import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fullContent, sampleContent } from '@/fixtures/certificate'
import { sampleIssuer } from '@/fixtures/issuer'
import { makeKey } from '@/lib/proof/issuer/make-key'
import { signerOf } from '@/lib/proof/issuer/signer'
import { signPdf } from '@/lib/proof/pdf/pades'
import { drawCertificate } from './document/document'

/* Other tools' findings about a signed certificate. Runs only where the tools are installed. */
const atHand = (tool: string) => spawnSync(tool, ['--version']).error === undefined
const attachment = { name: 'credential.json', bytes: Buffer.from('{"name":"Ana Pelletier-Okonkwo"}') }
const about = { reason: 'Certificate of completion issued', at: new Date('2026-11-25T12:00:00Z') }

if (['pdfsig', 'qpdf', 'mutool', 'pdfinfo', 'pdfdetach', 'openssl'].every(atHand)) {
  const signers = {
    'P-256': (await sampleIssuer()).signer('pdf'),
    RSA: signerOf(await makeKey('pdf', { issuerName: 'Northlight', rsa: true, rsaBits: 2048 })),
  }
  const contents = [sampleContent, fullContent, { ...fullContent, name: 'សុខ វណ្ណារិទ្ធ', demonstration: true }]

  describe.each(Object.entries(signers))('signed with %s (only where those tools are)', (_, signer) => {
    let folder: string
    beforeAll(() => {
      folder = mkdtempSync(path.join(tmpdir(), 'signed-'))
    })
    afterAll(() => rmSync(folder, { recursive: true }))

    const file = (name: string) => path.join(folder, name)
    const run = (command: string, ...options: string[]) => {
      const { stdout, stderr, status } = spawnSync(command, options, { encoding: 'utf8' })
      return { said: stdout + stderr, status }
    }
    async function signed(content = fullContent): Promise<Buffer> {
      const { pdf } = drawCertificate(content, { templateVersion: 2, attachment })
      const bytes = Buffer.from(await signPdf(pdf, signer, about))
      writeFileSync(file('signed.pdf'), bytes)
      return bytes
    }

    test.each(contents)('pdfsig finds the whole file signed, and qpdf finds no error: $name', async (content) => {
      await signed(content)
      const { said } = run('pdfsig', file('signed.pdf'))
      for (const part of [
        'ETSI.CAdES.detached',
        'Total document signed',
        'Signature is Valid',
        'SHA-256',
        'Northlight',
      ]) {
        expect(said).toContain(part)
      }
      const { said: checked, status } = run('qpdf', '--check', file('signed.pdf'))
      expect(checked).toContain('No syntax or stream encoding errors found')
      expect(checked).not.toContain('WARNING')
      expect(status).toBe(0)
      expect(run('pdfdetach', '-list', file('signed.pdf')).said).toContain('1: credential.json')
      expect(run('pdfinfo', '-struct-text', file('signed.pdf')).said).toContain(content.serial)
    })

    test('pdfsig notices a changed name, a changed credential and a changed reason', async () => {
      const bytes = await signed()
      for (const [was, is] of [
        ['/Title (', '/Titlf ('],
        ['Pelletier-Okonkwo"}', 'Pelletier-Okonkwa"}'],
        ['/Reason (Certificate', '/Reason (Sertificate'],
      ] as const) {
        const changed = Buffer.from(bytes.toString('latin1').replace(was, is), 'latin1')
        expect(changed.equals(bytes)).toBe(false)
        writeFileSync(file('changed.pdf'), changed)
        expect(run('pdfsig', file('changed.pdf')).said).toContain('Digest Mismatch')
      }
    })

    test('mutool finds it unchanged, and edited after anything was added', async () => {
      const bytes = await signed()
      expect(run('mutool', 'sign', '-v', file('signed.pdf')).said).toContain('The document is unchanged since signing.')
      writeFileSync(file('noted.pdf'), Buffer.concat([bytes, Buffer.from('\n900 0 obj\n<< /Type /Annot >>\nendobj\n')]))
      expect(run('mutool', 'sign', '-v', file('noted.pdf')).said).toContain('there have been edits since signing')
    })

    test('openssl accepts the CAdES signature with the key’s published certificate', async () => {
      const bytes = await signed()
      const [, ...numbers] = /\/ByteRange \[0 (\d+) (\d+) \d+\] *\n\/Contents/.exec(bytes.toString('latin1')) ?? []
      const [from = 0, to = 0] = numbers.map(Number)
      const [own, root] = (signer.key.certificates ?? []).map(
        (der) => `-----BEGIN CERTIFICATE-----\n${der.match(/.{1,64}/g)?.join('\n')}\n-----END CERTIFICATE-----\n`,
      )
      writeFileSync(file('content'), Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]))
      writeFileSync(file('message.der'), Buffer.from(bytes.toString('latin1', from + 1, to - 1), 'hex'))
      writeFileSync(file('root.pem'), root ?? own ?? '')
      const options = ['-binary', '-inform', 'DER', '-purpose', 'any', '-out', file('out')]
      const trust = ['-content', file('content'), '-CAfile', file('root.pem')]
      const { said, status } = run(
        'openssl',
        'cms',
        '-verify',
        '-cades',
        '-in',
        file('message.der'),
        ...options,
        ...trust,
      )
      expect(said).toContain('CAdES Verification successful')
      expect(status).toBe(0)
    })
  })
} else {
  test('CI has the tools that check a signed document', () => {
    expect(process.env.CI).toBeUndefined()
  })
}
