import type { RawCell } from '../../model/raw.ts'
import { foldText } from '../fold.ts'

/** One statement that money went back, and nothing else. */
const REVERSAL =
  /^(?:已|被|做|全额|部分|当日|隔日|银行|客户|保费|续期|交易|扣款)*(?:冲正|冲销|冲账|红冲|抹账|撤销|退费|退款|退票|退汇|退回|退保费|reversed|reversal|refund|refunded)(?:交易|业务|处理|成功|完成|了)*$/
const MARK =
  /(?:冲正|冲销|红冲|撤销|退费|退款|退票)(?:标志|标识|标记|状态)$|^是否.*(?:冲正|冲销|红冲|撤销|退费|退款|退票)$/
const YES = new Set(['是', 'y', 'yes', '1', 'true', '√'])
const CLAUSES = /[,;:。!?|()[\]/]+/

/**
 * Whether a line tells that money went back: a cell that says so and nothing else besides (已冲正; 扣款成功,已冲正), or a mark under such a title (冲正标志: 是).
 * Longer texts are left alone: 如需退款请联系 tells nothing.
 * @param titles the header row
 */
export function tellsReversal(cells: readonly RawCell[], titles: readonly RawCell[]): boolean {
  return cells.some((cell, column) => {
    const text = foldText(String(cell))
    if (text === '') return false
    if (YES.has(text)) return MARK.test(foldText(String(titles[column] ?? '')))
    return text.split(CLAUSES).some((clause) => REVERSAL.test(clause))
  })
}
