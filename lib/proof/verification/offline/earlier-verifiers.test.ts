import { readFileSync } from 'node:fs'
import { runInThisContext } from 'node:vm'
import { expect, test, vi } from 'vitest'
import { sampleInput } from '@/fixtures/credential'
import { frozenFile } from '@/fixtures/frozen'
import { sampleIssuer } from '@/fixtures/issuer'
import { readZip } from '@/lib/platform/file/zip'
import { buildCredential } from '@/lib/proof/credential/build'
import { signCredential } from '@/lib/proof/credential/sign'
import type { VerifyOptions } from '../options'
import type { Verdict } from '../verdict'

interface Bundle {
  verify(bytes: Uint8Array, options: VerifyOptions): Promise<Verdict>
}

test.each(['2026-11-28.packet.zip', '2026-11-30.packet.zip'])(
  'the verifier in the packet %s reads a credential of today',
  async (name) => {
    const files = await readZip(new Blob([new Uint8Array(readFileSync(frozenFile(name)))]))
    const page = new TextDecoder().decode(await files.get('verifier.html')?.())
    const script = /<script>([\s\S]*?)<\/script>/.exec(page)?.[1] ?? ''
    const issuer = await sampleIssuer()
    const claims = 'Not approved by the board. Legal content not reviewed by counsel.'
    const checkpoint = `2397 ${'A'.repeat(43)}=`
    const at = new Date('2026-11-25T12:00:00Z')
    const forms = await signCredential(issuer, buildCredential(issuer, sampleInput({ claims, checkpoint })), at)
    const { did, name: issuerName, url, keys } = issuer
    vi.stubGlobal('self', globalThis)
    vi.stubGlobal('Buffer', undefined)
    try {
      const { verify } = runInThisContext(`${script};northlightVerifier`) as Bundle
      for (const text of [forms.json, forms.jwt]) {
        const options = { issuer: { did, name: issuerName, url, keys }, now: at }
        const verdict = await verify(new TextEncoder().encode(text), options)
        expect(verdict).toMatchObject({ state: 'genuine', facts: { name: 'Ana Pelletier-Okonkwo' } })
      }
    } finally {
      vi.unstubAllGlobals()
    }
  },
)
