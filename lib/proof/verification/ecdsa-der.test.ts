import { generateKeyPairSync, sign } from 'node:crypto'
import { expect, test } from 'vitest'
import { isEcdsaInDer } from './ecdsa-der'

test("accepts Node's signatures in DER and no other encoding of them", () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  for (let round = 0; round < 300; round += 1) {
    const signature = new Uint8Array(
      sign('sha256', Buffer.from(String(round)), { key: privateKey, dsaEncoding: 'der' }),
    )
    expect(isEcdsaInDer(signature)).toBe(true)
    const rest = 4 + (signature[3] ?? 0)
    for (const at of [0, 1, 2, 3, rest, rest + 1]) {
      for (let bit = 0; bit < 8; bit += 1) {
        const changed = Uint8Array.from(signature)
        changed[at] = (changed[at] ?? 0) ^ (1 << bit)
        expect(isEcdsaInDer(changed), `byte ${at}, bit ${bit}`).toBe(false)
      }
    }
  }
  for (const bytes of [[], [0x30, 0], [0x30, 6, 2, 1, 0, 2, 1, 1], [0x30, 6, 2, 1, 1, 2, 1, 0x80]]) {
    expect(isEcdsaInDer(Uint8Array.from(bytes))).toBe(false)
  }
})
