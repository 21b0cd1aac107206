/** The name and address that a closed account gets. */
export function pseudonymOf({ accountId }: { accountId: string }): { name: string; email: string } {
  return { name: `Closed account ${accountId.slice(0, 8)}`, email: `${accountId}@closed.invalid` }
}
