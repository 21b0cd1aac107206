import { chromium } from '@playwright/test'
import { findChromium } from '../test/chromium.mjs'

export interface ColdLoad {
  /** Compressed, as sent. */
  bytes: number
  requests: number
  foreign: string[]
}

export async function loadCold(url: string, path: string, cookie: string): Promise<ColdLoad> {
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: ['--no-sandbox', '--disable-gpu'],
  })
  try {
    const context = await browser.newContext()
    const [name = '', value = ''] = cookie.split('=')
    await context.addCookies([{ name, value, url }])
    const page = await context.newPage()
    const network = await context.newCDPSession(page)
    await network.send('Network.enable')
    const load: ColdLoad = { bytes: 0, requests: 0, foreign: [] }
    network.on('Network.requestWillBeSent', ({ request }) => {
      load.requests += 1
      if (!request.url.startsWith(`${url}/`) && !request.url.startsWith('data:')) load.foreign.push(request.url)
    })
    network.on('Network.loadingFinished', ({ encodedDataLength }) => {
      load.bytes += encodedDataLength
    })
    const answer = await page.goto(`${url}${path}`, { waitUntil: 'networkidle' })
    if (answer?.status() !== 200) throw new Error(`${path} answers ${answer?.status()}`)
    return load
  } finally {
    await browser.close()
  }
}
