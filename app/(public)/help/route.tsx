import { publicPage } from '@/app/_auth/public-page'
import { helpAnswer } from './help-answer'

export const GET = publicPage(({ catalog }) => helpAnswer(catalog, 'en'))
