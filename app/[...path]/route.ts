import { page } from '@/app/_http/page'
import { notFound } from '@/lib/platform/error'

export const GET = page(async () => {
  throw notFound()
})

export { GET as POST }
