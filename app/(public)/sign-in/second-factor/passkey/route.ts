import { write } from '@/app/_http/write'
import { usedPasskey } from '@/lib/people/second-factor/schema'
import { finishSignInHere } from '../finish'

export const POST = write(async ({ form, request }) => {
  const parsed = usedPasskey.safeParse(form.get('passkey'))
  return finishSignInHere({ request, next: form.get('next') }, parsed.success ? { passkey: parsed.data } : { code: '' })
})
