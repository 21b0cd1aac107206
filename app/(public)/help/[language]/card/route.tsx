import { publicPage } from '@/app/_auth/public-page'
import { cardAnswer } from '../../help-answer'

export const GET = publicPage<'/help/[language]/card'>(({ catalog, params }) => cardAnswer(catalog, params.language))
