import { file } from '@/app/_http/file'
import { recordedReport } from '../report/recorded-report'

export const GET = file<'/manage/[organization]/report.csv'>((request) => recordedReport('csv', request))
