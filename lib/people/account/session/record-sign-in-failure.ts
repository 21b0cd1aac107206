import { record } from '@/lib/audit/log/record'
import { transact } from '@/lib/platform/db'

interface SignInFailure {
  accountId: string | null
  email: string
  address: string
  reason: 'no-match' | 'closed' | 'too-many-for-account' | 'too-many-for-address'
}

export async function recordSignInFailure(
  { accountId, email, address, reason }: SignInFailure,
  now: Date,
): Promise<void> {
  await transact((tx) =>
    record(
      tx,
      {
        action: 'account.sign-in-failed',
        actor: { accountId: null, role: 'stranger' },
        ...(accountId && { subjectId: accountId }),
        details: { known: accountId !== null, reason },
        // Text without an @ may be a password typed into the wrong field, so it isn't stored.
        values: { address, email: accountId === null && email.includes('@') ? email.slice(0, 254) : null },
      },
      now,
    ),
  )
}
