import { FIELD_NAMES, FIELDS } from '../../model/field.ts'
import type { Origin, Receivable } from '../../model/receivable.ts'
import { openRecordReader, openRecordWriter, type Spill, type SpillReader } from '../../write/index.ts'
import { amountReader, dayReader, openWordNumbers } from '../record-parts.ts'

/** A number for each field, another for each amount, one for the codes. */
const NUMBERS = 1 + FIELD_NAMES.length + FIELD_NAMES.filter((name) => FIELDS[name].kind === 'money').length

const WORD = {
  sex: openWordNumbers('sex'),
  frequency: openWordNumbers('frequency'),
  payChannel: openWordNumbers('payChannel'),
  transferStatus: openWordNumbers('transferStatus'),
  agentStatus: openWordNumbers('agentStatus'),
  policyStatus: openWordNumbers('policyStatus'),
  paidFlag: openWordNumbers('paidFlag'),
  currency: openWordNumbers('currency'),
  yesNo: openWordNumbers('yesNo'),
}

/**
 * Writes rows into a spill. Field by field and not in a loop over their names: that is three times slower.
 * Whether a new field was forgotten, the types tell of reading, the count of numbers of writing.
 */
export function openRowWriter(spill: Spill): (row: Receivable, codes: string) => number {
  const out = openRecordWriter(spill)
  return (row, codes) => {
    out.begin(NUMBERS)
    out.text(codes)
    out.text(row.policyNo)
    out.text(row.branchCode)
    out.text(row.branchName)
    out.text(row.channel)
    out.text(row.productCode)
    out.text(row.productName)
    out.text(row.holderName)
    out.whole(WORD.sex.numberOf(row.holderSex))
    out.whole(row.holderBirthDate)
    out.text(row.holderIdType)
    out.text(row.holderIdNo)
    out.text(row.mobile)
    out.text(row.phone)
    out.text(row.address)
    out.text(row.postcode)
    out.text(row.insuredName)
    out.whole(row.effectiveDate)
    out.whole(row.dueDate)
    out.large(row.premium)
    out.large(row.mainPremium)
    out.large(row.riderPremium)
    out.text(row.riderNames)
    out.large(row.prepaid)
    out.whole(WORD.frequency.numberOf(row.frequency))
    out.whole(WORD.payChannel.numberOf(row.payChannel))
    out.whole(row.payTerm)
    out.whole(row.instalmentNo)
    out.whole(row.paidCount)
    out.whole(row.policyYear)
    out.whole(WORD.policyStatus.numberOf(row.policyStatus))
    out.text(row.bankName)
    out.text(row.bankAccount)
    out.text(row.accountName)
    out.whole(WORD.transferStatus.numberOf(row.transferStatus))
    out.text(row.failReason)
    out.text(row.failCode)
    out.whole(row.returnDate)
    out.text(row.agentCode)
    out.text(row.agentName)
    out.whole(WORD.agentStatus.numberOf(row.agentStatus))
    out.text(row.agentPhone)
    out.text(row.collectorCode)
    out.text(row.collectorName)
    out.text(row.supervisorCode)
    out.text(row.supervisorName)
    out.whole(WORD.yesNo.numberOf(row.orphanFlag))
    out.whole(WORD.yesNo.numberOf(row.selfFlag))
    out.whole(WORD.paidFlag.numberOf(row.paidFlag))
    out.whole(row.paidDate)
    out.large(row.paidAmount)
    out.whole(WORD.currency.numberOf(row.currency))
    out.whole(WORD.yesNo.numberOf(row.autoLoan))
    return out.end()
  }
}

/** Reads rows by their addresses. Where a row came from, and which columns its table has, is known to who asks. */
export interface RowReader {
  read(address: number, origin: Origin, columns: Receivable['columns']): Receivable
  /** codes of the row read last, parted by blanks */
  codes(): string
}

export function openRowReader(spills: SpillReader): RowReader {
  const record = openRecordReader(spills)
  const amount = amountReader(record)
  const day = dayReader(record)
  let codes = ''
  return {
    read(address, origin, columns) {
      record.begin(address)
      codes = record.text()
      return {
        origin,
        columns,
        policyNo: record.text(),
        branchCode: record.text(),
        branchName: record.text(),
        channel: record.text(),
        productCode: record.text(),
        productName: record.text(),
        holderName: record.text(),
        holderSex: WORD.sex.of(record.whole()),
        holderBirthDate: day(),
        holderIdType: record.text(),
        holderIdNo: record.text(),
        mobile: record.text(),
        phone: record.text(),
        address: record.text(),
        postcode: record.text(),
        insuredName: record.text(),
        effectiveDate: day(),
        dueDate: day(),
        premium: amount(),
        mainPremium: amount(),
        riderPremium: amount(),
        riderNames: record.text(),
        prepaid: amount(),
        frequency: WORD.frequency.of(record.whole()),
        payChannel: WORD.payChannel.of(record.whole()),
        payTerm: record.whole(),
        instalmentNo: record.whole(),
        paidCount: record.whole(),
        policyYear: record.whole(),
        policyStatus: WORD.policyStatus.of(record.whole()),
        bankName: record.text(),
        bankAccount: record.text(),
        accountName: record.text(),
        transferStatus: WORD.transferStatus.of(record.whole()),
        failReason: record.text(),
        failCode: record.text(),
        returnDate: day(),
        agentCode: record.text(),
        agentName: record.text(),
        agentStatus: WORD.agentStatus.of(record.whole()),
        agentPhone: record.text(),
        collectorCode: record.text(),
        collectorName: record.text(),
        supervisorCode: record.text(),
        supervisorName: record.text(),
        orphanFlag: WORD.yesNo.of(record.whole()),
        selfFlag: WORD.yesNo.of(record.whole()),
        paidFlag: WORD.paidFlag.of(record.whole()),
        paidDate: day(),
        paidAmount: amount(),
        currency: WORD.currency.of(record.whole()),
        autoLoan: WORD.yesNo.of(record.whole()),
      }
    },
    codes: () => codes,
  }
}
