import { readFlash } from '@/app/_http/flash'
import { page } from '@/app/_http/page'
import { title } from './sentences'
import { VerifyForms } from './verify-forms'

export const GET = page(async ({ query }) => {
  const problem = query.get('problem')
  return { title, audience: 'public', main: <VerifyForms {...(await readFlash(problem))} /> }
})
