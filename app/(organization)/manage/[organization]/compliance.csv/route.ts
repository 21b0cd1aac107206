import { file } from '@/app/_http/file'
import { recordedGrid } from '../compliance/recorded-grid'

export const GET = file<'/manage/[organization]/compliance.csv'>((request) => recordedGrid('csv', request))
