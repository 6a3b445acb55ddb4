import type { Finding } from '../../model/finding.ts'
import { foldName } from '../../model/holder.ts'
import { isSpoiled } from '../../model/id-number.ts'
import { withoutGaps } from '../../model/phone.ts'
import type { Receivable } from '../../model/receivable.ts'
import type { RunContext } from '../../model/run.ts'
import { phoneKey } from '../numbers.ts'
import { countDistinct, type Keys } from './groups.ts'
import { asNumber, combineInto, emptyHash, type HashColumn, hashInto, openHashColumn } from './hashes.ts'

/**
 * V032, V033, V045, V046: what only the rows of the whole input together can tell. Fed row by row; some 60 bytes a row are
 * kept until `conclude`, then 9. Rows are numbered 0, 1, 2 … by the caller.
 */
export interface TableChecks {
  feed(rowId: number, row: Receivable): void
  /** the rows that follow those known so far, as another thread hashed them: {@link openRowHashes} */
  take(hashes: RowHashes): void
  /** once, after the last row */
  conclude(): void
  /** without the cell's value, which is not kept: the caller has the row */
  findingsOf(rowId: number): readonly Finding[]
  /** for other threads, after `conclude`: {@link openVerdicts} */
  share(): VerdictsShare
}

/** What the checks keep of some rows: plain data, can be handed from thread to thread. */
export interface RowHashes {
  readonly rows: number
  /** two arrays for each column */
  readonly columns: readonly { readonly high: Uint32Array; readonly low: Uint32Array }[]
  /** phones of staff that occur in the rows */
  readonly staff: Float64Array
}

const NOTHING: readonly Finding[] = []
const FEWEST_HOLDERS_OF_A_PHONE = 3
const FEWEST_HOLDERS_OF_AN_ACCOUNT = 2
const FEWEST_IDENTITIES = 2

export function openTableChecks({ settings, roster }: RunContext): TableChecks {
  const isOn = (code: string) => settings.checks[code] !== 'off'
  const staff = new Set<number>()
  let columns: Columns | undefined = openColumns()
  let rows = 0
  let verdicts: VerdictsShare = openCounts(0)
  for (const entry of roster?.values() ?? []) addPhone(staff, entry.mobile)

  return {
    feed(rowId, row) {
      if (!columns) throw new Error('a row was fed after the table checks were concluded')
      columns.set(rowId, row)
      if (row.agentPhone !== '') addPhone(staff, row.agentPhone)
      rows = Math.max(rows, rowId + 1)
    },
    take(hashes) {
      const known: Columns | undefined = columns
      if (!known) throw new Error('rows were taken after the table checks were concluded')
      HASHED.forEach((name, place) => {
        const column = hashes.columns[place]
        if (column) known[name].append(rows, column.high, column.low)
      })
      for (const phone of hashes.staff) staff.add(phone)
      rows += hashes.rows
    },
    conclude() {
      if (columns) verdicts = judge(rows, columns, staff, isOn)
      columns = undefined
    },
    findingsOf: (rowId) => findingsIn(verdicts, rowId),
    share: () => verdicts,
  }
}

const scratch = emptyHash()

function addPhone(staff: Set<number>, phone: string): void {
  hashInto(scratch, phoneKey(phone))
  if (scratch.low !== 0) staff.add(asNumber(scratch.high, scratch.low))
}

const HASHED = ['name', 'id', 'birth', 'mobile', 'account', 'bank'] as const

/** Hashes rows one after the other, for {@link TableChecks.take}. */
export function openRowHashes(): { add(row: Receivable): void; hashes(): RowHashes } {
  const columns = openColumns()
  const staff = new Set<number>()
  let rows = 0
  return {
    add(row) {
      columns.set(rows, row)
      if (row.agentPhone !== '') addPhone(staff, row.agentPhone)
      rows += 1
    },
    hashes: () => ({
      rows,
      columns: HASHED.map((name) => ({
        high: columns[name].high.slice(0, rows),
        low: columns[name].low.slice(0, rows),
      })),
      staff: Float64Array.from(staff),
    }),
  }
}

/** What is kept of each row while the input is read. */
interface Columns {
  readonly name: HashColumn
  /** ID number */
  readonly id: HashColumn
  readonly birth: HashColumn
  readonly mobile: HashColumn
  readonly account: HashColumn
  readonly bank: HashColumn
  set(rowId: number, row: Receivable): void
}

function openColumns(): Columns {
  const hash = emptyHash()
  const put = (column: HashColumn, rowId: number, text: string): void => {
    hashInto(hash, text)
    column.set(rowId, hash)
  }
  const columns = {
    name: openHashColumn(),
    id: openHashColumn(),
    birth: openHashColumn(),
    mobile: openHashColumn(),
    account: openHashColumn(),
    bank: openHashColumn(),
  }
  return {
    ...columns,
    set(rowId, row) {
      put(columns.name, rowId, foldName(row.holderName))
      put(columns.id, rowId, isSpoiled(row.holderIdNo) ? '' : foldName(row.holderIdNo))
      put(columns.birth, rowId, row.holderBirthDate === undefined ? '' : String(row.holderBirthDate))
      put(columns.mobile, rowId, phoneKey(row.mobile))
      put(columns.account, rowId, isSpoiled(row.bankAccount) ? '' : withoutGaps(row.bankAccount))
      put(columns.bank, rowId, foldName(row.bankName))
    },
  }
}

/** Counts per row, 0 where the check does not strike; shared memory. */
export interface VerdictsShare {
  readonly phoneHolders: Uint16Array
  readonly phoneOfStaff: Uint8Array
  readonly identities: Uint16Array
  readonly accounts: Uint16Array
  readonly accountHolders: Uint16Array
}

function openCounts(rows: number): VerdictsShare {
  const counts = () => new Uint16Array(new SharedArrayBuffer(rows * Uint16Array.BYTES_PER_ELEMENT))
  return {
    phoneHolders: counts(),
    phoneOfStaff: new Uint8Array(new SharedArrayBuffer(rows)),
    identities: counts(),
    accounts: counts(),
    accountHolders: counts(),
  }
}

/** What the table checks found in each row, in any thread. */
export function openVerdicts(share: VerdictsShare): TableChecks['findingsOf'] {
  return (rowId) => findingsIn(share, rowId)
}

function judge(
  rows: number,
  columns: Columns,
  staff: ReadonlySet<number>,
  isOn: (code: string) => boolean,
): VerdictsShare {
  const { name, id, birth, mobile, account, bank } = columns
  const verdicts = openCounts(rows)
  if (isOn('V032') || isOn('V046')) {
    const holder = holders(rows, columns)
    if (isOn('V032')) countDistinct(rows, mobile, holder, FEWEST_HOLDERS_OF_A_PHONE, verdicts.phoneHolders)
    if (isOn('V046')) countDistinct(rows, account, holder, FEWEST_HOLDERS_OF_AN_ACCOUNT, verdicts.accountHolders)
  }
  if (isOn('V045')) {
    for (const known of [birth, mobile]) {
      const person = combined(rows, name, known)
      countDistinct(rows, person, id, FEWEST_IDENTITIES, verdicts.identities)
      countDistinct(rows, combined(rows, person, bank), account, FEWEST_IDENTITIES, verdicts.accounts)
    }
  }
  if (isOn('V033') && staff.size > 0) {
    for (let row = 0; row < rows; row++) {
      const low = mobile.low[row] ?? 0
      if (low !== 0 && staff.has(asNumber(mobile.high[row] ?? 0, low))) verdicts.phoneOfStaff[row] = 1
    }
  }
  return verdicts
}

/** A holder is name and ID number, else name and birth date. Of whom neither is known, it is not known who that is. */
function holders(rows: number, { name, id, birth }: Columns): Keys {
  const byId = combined(rows, name, id)
  const byBirth = combined(rows, name, birth)
  for (let row = 0; row < rows; row++) {
    if (byId.low[row] !== 0) continue
    byId.high[row] = byBirth.high[row] ?? 0
    byId.low[row] = byBirth.low[row] ?? 0
  }
  return byId
}

function combined(rows: number, a: Keys, b: Keys): Keys {
  const keys = { high: new Uint32Array(rows), low: new Uint32Array(rows) }
  const hash = emptyHash()
  for (let row = 0; row < rows; row++) {
    combineInto(hash, a.high[row] ?? 0, a.low[row] ?? 0, b.high[row] ?? 0, b.low[row] ?? 0)
    keys.high[row] = hash.high
    keys.low[row] = hash.low
  }
  return keys
}

function findingsIn(
  { phoneHolders, phoneOfStaff, identities, accounts, accountHolders }: VerdictsShare,
  row: number,
): readonly Finding[] {
  const holdersOfPhone = phoneHolders[row] ?? 0
  const ids = identities[row] ?? 0
  const atOneBank = accounts[row] ?? 0
  const holdersOfAccount = accountHolders[row] ?? 0
  if ((holdersOfPhone | ids | atOneBank | holdersOfAccount | (phoneOfStaff[row] ?? 0)) === 0) return NOTHING
  const findings: Finding[] = []
  if (holdersOfPhone > 0) findings.push({ code: 'V032', field: 'mobile', facts: { count: holdersOfPhone } })
  if (phoneOfStaff[row] === 1) findings.push({ code: 'V033', field: 'mobile' })
  if (ids > 0) findings.push({ code: 'V045', field: 'holderIdNo', facts: { count: ids } })
  else if (atOneBank > 0)
    findings.push({ code: 'V045', field: 'bankAccount', facts: { count: atOneBank }, severity: 'note' })
  if (holdersOfAccount > 0) findings.push({ code: 'V046', field: 'bankAccount', facts: { count: holdersOfAccount } })
  return findings
}
