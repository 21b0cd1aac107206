import { readFlash } from '@/app/_auth/flash'
import { title } from './sentences'
import { VerifyForms } from './verify-forms'

export const metadata = { title }

export default async function VerifyPage({ searchParams }: PageProps<'/verify'>) {
  const { problem } = await searchParams
  return <VerifyForms {...(await readFlash(problem))} />
}
