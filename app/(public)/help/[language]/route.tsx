import { publicPage } from '@/app/_auth/public-page'
import { helpAnswer } from '../help-answer'

export const GET = publicPage<'/help/[language]'>(({ catalog, params }) => helpAnswer(catalog, params.language))
