import { file } from '@/app/_http/file'
import { recordedPeople } from '../people/recorded-people'

export const GET = file<'/manage/[organization]/people.csv'>((request) => recordedPeople('csv', request))
