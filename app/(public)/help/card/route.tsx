import { publicPage } from '@/app/_auth/public-page'
import { cardAnswer } from '../help-answer'

export const GET = publicPage(({ catalog }) => cardAnswer(catalog, 'en'))
