import { file } from '@/app/_http/file'
import { recordedPeople } from '../people/recorded-people'

export const GET = file<'/manage/[organization]/people.xlsx'>((request) => recordedPeople('xlsx', request))
