// What the library behind certificates is built on must be there before it.
import 'reflect-metadata'
import { type KeyObject, webcrypto } from 'node:crypto'
import * as x509 from '@peculiar/x509'
import type { World } from '@/lib/platform/world'

const years = 10
const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }

/**
 * An X.509 certificate that seals documents in the name of an issuer, and the root that signed it, in DER and base64. The
 * root is made for this one certificate and its private half is forgotten: nothing else can ever be signed in its name.
 */
export async function makeSealCertificate(
  publicKey: KeyObject,
  { keyId, issuerName }: { keyId: string; issuerName: string },
  world: World,
): Promise<string[]> {
  x509.cryptoProvider.set(webcrypto as Crypto)
  const notBefore = world.now()
  const notAfter = new Date(notBefore)
  notAfter.setUTCFullYear(notAfter.getUTCFullYear() + years)
  const nameOf = (commonName: string) =>
    new x509.Name([{ O: [{ utf8String: issuerName }] }, { CN: [{ utf8String: commonName }] }])
  // Of 20 bytes at most, and positive.
  const serial = () => Buffer.from([0x40, ...world.random(15)]).toString('hex')
  const common = { notBefore, notAfter, signingAlgorithm: ecdsa }

  const rootKeys = await webcrypto.subtle.generateKey(ecdsa, false, ['sign', 'verify'])
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    ...common,
    serialNumber: serial(),
    name: nameOf(`Root of ${keyId}`),
    keys: rootKeys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(rootKeys.publicKey),
    ],
  })
  const algorithm = publicKey.asymmetricKeyType === 'rsa' ? rsa : ecdsa
  const sealKey = await webcrypto.subtle.importKey(
    'spki',
    publicKey.export({ type: 'spki', format: 'der' }),
    algorithm,
    true,
    ['verify'],
  )
  const seal = await x509.X509CertificateGenerator.create({
    ...common,
    serialNumber: serial(),
    subject: nameOf(issuerName),
    issuer: root.subjectName,
    publicKey: sealKey,
    signingKey: rootKeys.privateKey,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation, true),
      await x509.SubjectKeyIdentifierExtension.create(sealKey),
      await x509.AuthorityKeyIdentifierExtension.create(rootKeys.publicKey),
    ],
  })
  return [seal, root].map(({ rawData }) => Buffer.from(rawData).toString('base64'))
}
