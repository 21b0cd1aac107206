/** Parses another page of the site. The header tells the server that nobody is viewing it. */
export async function fetchPage(address: string): Promise<Document> {
  const response = await fetch(address, { headers: { 'X-Requested-With': 'fetch' } })
  return new DOMParser().parseFromString(await response.text(), 'text/html')
}
