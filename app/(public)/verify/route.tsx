import { openPage } from '@/app/_auth/reader'
import { readFlash } from '@/app/_http/flash'
import { title } from './sentences'
import { VerifyForms } from './verify-forms'

export const GET = openPage(async ({ query }) => {
  const problem = query.get('problem')
  return { title, audience: 'public', script: 'verify.js', main: <VerifyForms {...(await readFlash(problem))} /> }
})
