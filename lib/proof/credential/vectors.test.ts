import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { from } from '@digitalbazaar/ed25519-multikey'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import Ajv from 'ajv-draft-04'
import jsonld from 'jsonld'
import signatures from 'jsonld-signatures'
import { describe, expect, test } from 'vitest'
import { sampleInput } from '@/fixtures/credential'
import { sampleIssuer } from '@/fixtures/issuer'
import { buildCredential } from './build'
import { contextLoader, OPEN_BADGES_CONTEXT } from './loader'
import { signCredential } from './sign'

/* Compares with files that others published, where they are at hand (a plain clone has none): docs/decisions/032. */
const vectors = process.env.NORTHLIGHT_VECTORS ?? ''
const text = (name: string) => readFileSync(path.join(vectors, name), 'utf8')
const sha256 = (value: string) => createHash('sha256').update(value).digest('hex')

test('the folder of vectors exists when one is named', () => {
  expect(vectors === '' || existsSync(vectors)).toBe(true)
})

if (existsSync(vectors)) {
  describe('the vectors of W3C for eddsa-rdfc-2022', () => {
    const set = (name: string) => text(`eddsa-rdfc-2022/${name}`)
    const { publicKeyMultibase, privateKeyMultibase } = JSON.parse(text('keyPair.json'))
    const controller = `did:key:${publicKeyMultibase}`
    const id = `${controller}#${publicKeyMultibase}`
    const multikey = {
      '@context': 'https://w3id.org/security/multikey/v1',
      type: 'Multikey',
      id,
      controller,
      publicKeyMultibase,
    }
    const documentLoader = contextLoader(async (url) => {
      // The examples context defines every term, which our loader refuses.
      if (url === 'https://www.w3.org/ns/credentials/examples/v2')
        return { '@context': { '@vocab': 'https://www.w3.org/ns/credentials/examples#' } }
      if (url === id) return multikey
      if (url === controller)
        return { '@context': ['https://www.w3.org/ns/did/v1'], id: controller, assertionMethod: [multikey] }
      return null
    })
    const canonize = (document: object) =>
      jsonld.canonize(document, {
        algorithm: 'RDFC-1.0',
        format: 'application/n-quads',
        safe: true,
        base: null,
        documentLoader,
      })

    test('match in canonical forms, hashes, signature and signed document, byte for byte', async () => {
      const unsigned = JSON.parse(text('unsigned.json'))
      const [document, proof] = await Promise.all([
        canonize(unsigned),
        canonize(JSON.parse(set('proofConfigDataInt.json'))),
      ])
      expect(document).toBe(set('canonDocDataInt.txt'))
      expect(proof).toBe(set('proofCanonDataInt.txt'))
      expect(sha256(document)).toBe(set('docHashDataInt.txt'))
      expect(sha256(proof)).toBe(set('proofHashDataInt.txt'))

      const signer = (await from({ ...multikey, secretKeyMultibase: privateKeyMultibase })).signer()
      const data = Buffer.from(set('combinedHashDataInt.txt'), 'hex')
      expect(Buffer.from(await signer.sign({ data })).toString('hex')).toBe(set('sigHexDataInt.txt'))
      const suite = new DataIntegrityProof({ cryptosuite, signer, date: new Date('2023-02-24T23:36:38Z') })
      const purpose = new signatures.purposes.AssertionProofPurpose()
      const signed = await signatures.sign(unsigned, { suite, purpose, documentLoader })
      expect(signed).toEqual(JSON.parse(set('signedDataInt.json')))
    })

    test('are accepted, and refused with one letter changed', async () => {
      const purpose = new signatures.purposes.AssertionProofPurpose()
      const suite = new DataIntegrityProof({ cryptosuite })
      const signed = JSON.parse(set('signedDataInt.json'))
      expect(await signatures.verify(signed, { suite, purpose, documentLoader })).toMatchObject({ verified: true })
      signed.credentialSubject.alumniOf += '.'
      expect(await signatures.verify(signed, { suite, purpose, documentLoader })).toMatchObject({ verified: false })
    })

    test("match in the second set's hashes and signature", async () => {
      const second = (name: string) => set(`employ/${name}`)
      const hashes = [sha256(second('proofCanonDataInt.txt')), sha256(second('canonDocDataInt.txt'))]
      expect(hashes).toEqual([second('proofHashDataInt.txt'), second('docHashDataInt.txt')])
      expect(hashes.join('')).toBe(second('combinedHashDataInt.txt'))
      const signer = (await from({ ...multikey, secretKeyMultibase: privateKeyMultibase })).signer()
      const signature = await signer.sign({ data: Buffer.from(hashes.join(''), 'hex') })
      expect(Buffer.from(signature).toString('hex')).toBe(second('sigHexDataInt.txt'))
    })
  })

  describe('the vectors of 1EdTech', () => {
    test('its context equals our bundled one', async () => {
      const { document } = await contextLoader()(OPEN_BADGES_CONTEXT)
      expect(document).toEqual(JSON.parse(text('open-badges-3/context-3.0.3.json')))
    })

    test.each([
      ['without an end', {}],
      ['with an end and a number', { expiresAt: new Date('2028-11-24T00:00:00Z'), courseNumber: 'MCJA-1' }],
      ['of the demonstration', { demonstration: true }],
    ])('a credential %s validates against its schema', async (_what, overrides) => {
      const issuer = await sampleIssuer()
      const credential = buildCredential(issuer, sampleInput(overrides))
      const { json } = await signCredential(issuer, credential, new Date('2026-11-25T09:00:01Z'))
      const schema = JSON.parse(text('open-badges-3/achievementcredential.schema.draft4.json'))
      // This schema is for data model 1.1. The 2.0 context refuses `issuanceDate` (`validFrom` took its place), and
      // in 2.0 a status has more than an id and a type, and there may be several.
      schema.required = schema.required.filter((name: string) => name !== 'issuanceDate').concat('validFrom')
      schema.properties.credentialStatus = {
        type: 'array',
        items: {
          type: 'object',
          required: ['type', 'statusPurpose', 'statusListIndex', 'statusListCredential'],
          properties: { type: { enum: ['BitstringStatusListEntry'] } },
        },
      }
      const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false })
      const validate = ajv.compile(schema)
      validate(JSON.parse(json))
      expect(validate.errors).toBeNull()
      const { name: _name, ...nameless } = JSON.parse(json)
      expect(validate(nameless)).toBe(false)
    })
  })
}
