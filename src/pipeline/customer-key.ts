import { createHmac } from 'node:crypto'

/** Sixteen hex digits: enough that two customers of a country's list do not share a key. */
const KEY_LENGTH = 16

/** Hashes a customer under a secret that only the input holds: the same within a run, and no dictionary of ID numbers opens it. */
export function openCustomerKeys(secret: string): (customer: string) => string {
  return (customer) => createHmac('sha256', secret).update(customer).digest('hex').slice(0, KEY_LENGTH)
}
