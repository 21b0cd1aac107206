import { expect, test } from 'vitest'
import { periodInWords } from '@/lib/people/privacy/periods'
import { columnInWords, personalData } from '@/lib/people/privacy/personal-data'
import { GET } from './route'

test('the privacy page shows each personal column with its purpose and period', async () => {
  const response = await GET(new Request('https://northlight.example/privacy'), { params: Promise.resolve({}) })
  const text = (await response.text()).replaceAll('&#x27;', '’').replace(/<[^>]+>/g, '\n')
  const rows = personalData.flatMap(({ what, why, period, columns }) => [
    ...[what, why, periodInWords(period)],
    ...Object.values(columns).flatMap((names) => names.split(' ').map(columnInWords)),
  ])
  expect(rows.filter((row) => !text.includes(row))).toEqual([])
})
