import { expect, type Page } from '@playwright/test'

/**
 * Keeps "Exit this page" from contacting the other host: asks the app itself, does not follow, and shows an empty page.
 * The answer says where a browser would have gone.
 */
export function interceptExit(page: Page): Promise<string> {
  return new Promise((resolve, reject) => {
    page
      .route('**/exit', async (route) => {
        const answer = await route.fetch({ maxRedirects: 0 })
        expect(answer.status()).toBe(303)
        resolve(answer.headers().location ?? '')
        await route.fulfill({ status: 200, contentType: 'text/html', body: '<title>Elsewhere</title>' })
      })
      .catch(reject)
  })
}

/** Where `npm start` leads unless it is told otherwise: lib/platform/env.ts, `EXIT_URL`. */
export const exitAddress = process.env.EXIT_URL ?? 'https://www.weather.gov'
