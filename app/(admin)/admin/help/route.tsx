import { requireAdministrator } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { HowToReadItems } from './how-to-read-items'

export const GET = page(async () => {
  await requireAdministrator()
  return {
    title: 'How to read the item analysis',
    audience: 'admin',
    main: (
      <Page width="reading">
        <PageHeading title="How to read the item analysis" back={{ href: '/admin/items', text: 'Item analysis' }} />
        <HowToReadItems />
      </Page>
    ),
  }
})
