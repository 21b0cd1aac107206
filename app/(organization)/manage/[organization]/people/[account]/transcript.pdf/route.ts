import { sendTranscript } from '../send-transcript'

type Context = RouteContext<'/manage/[organization]/people/[account]/transcript.pdf'>

export function GET(request: Request, { params }: Context): Promise<Response> {
  return sendTranscript(request, params, 'pdf')
}
