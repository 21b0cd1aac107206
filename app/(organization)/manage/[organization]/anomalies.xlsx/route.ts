import { file } from '@/app/_http/file'
import { recordedAnomalies } from '../anomalies/recorded-anomalies'

export const GET = file<'/manage/[organization]/anomalies.xlsx'>((request) => recordedAnomalies('xlsx', request))
