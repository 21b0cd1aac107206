import { expect, test } from 'vitest'
import { transact } from '@/lib/platform/db'
import { onceWorld } from '@/lib/platform/once-world'
import { writeMail } from './write-mail'

test('equal forms at the same moment write one mail, and none of them fails', async () => {
  const parts = { subject: 'A reminder', text: 'A reminder', html: '<p>A reminder</p>', unsubscribeUrl: null }
  for (let round = 0; round < 100; round++) {
    const once = crypto.randomUUID()
    const mail = {
      ...parts,
      effect: `reminder:${once}`,
      kind: 'reminder',
      accountId: null,
      recipient: `${once}@test.example`,
    } as const
    const write = () => transact((tx) => writeMail(tx, mail, onceWorld('/selection', new URLSearchParams({ once }))))
    const written = await Promise.all(Array.from({ length: 10 }, write))
    expect(written.filter(Boolean)).toHaveLength(1)
  }
})
