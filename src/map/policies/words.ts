import type { ContractStatus } from '../../model/words.ts'
import { VALUE_WORDS } from '../words.ts'

const { policyStatus } = VALUE_WORDS

/**
 * The words of a policy list's status and of the reason why a policy ended: those of receivable lists, and how policies end.
 * The longest word contained in the cell is enough; 有效（犹豫期内） holds none that ends a policy.
 */
export const CONTRACT_WORDS: Readonly<Record<ContractStatus, string>> = {
  ...policyStatus,
  terminated: `${policyStatus.terminated} 合同终止`,
  surrendered: `${policyStatus.surrendered} 解约 退保终止 协议退保 公司解约 非犹豫期退保 ct xt`,
  coolingOff:
    '犹豫期退保 犹豫期内退保 犹豫期撤单 犹豫期解约 犹豫期撤保 犹豫期撤销 退保(犹豫期) 退保(犹豫期内) 冷静期退保 犹退 犹撤 撤单 当日撤单 撤保 撤件 契撤 契约撤销 新单撤销 wt coolingoff cooling-off freelook',
  claim: `${policyStatus.claim} 理赔 身故 身故终止 死亡 死亡终止 全残 全残终止 重疾终止 给付终止 赔付终止 出险终止 claim`,
  waived: `${policyStatus.waived} 保费豁免 免缴 免缴保费`,
  transferredOut: '转出 迁出 移出 保单迁出 保单转出 保单转移 转移 transferredout',
}
