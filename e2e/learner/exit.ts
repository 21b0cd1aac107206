import { expect, type Page } from '@playwright/test'

/** Keeps "Exit this page" off the other host: does not follow the redirect, shows an empty page, and returns the target. */
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

/** The default of `EXIT_URL` in lib/platform/env.ts. */
export const exitAddress = process.env.EXIT_URL ?? 'https://www.weather.gov'
