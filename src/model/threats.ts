/** What no customer reads from us, whatever a company writes into its templates: words that threaten or shame. The only place where they stand. */
export const THREATS_ZH =
  /催收|催缴|催款|逾期|欠费|欠款|欠缴|拖欠|作废|起诉|诉讼|法院|律师|追讨|追缴|黑名单|征信|失信|严重后果|后果自负/
/** The same in English. */
export const THREATS_EN =
  /\b(?:overdue|arrears|debts?|owed?|dunning|court|lawsuit|lawyer|sue|legal action|blacklist\w*|collection agency|credit record)\b/i
/** A reinstatement is applied for; nobody promises that it is accepted. */
const PROMISES =
  /保证复效|一定(?:可以|能)?复效|必定复效|立即恢复保障|无需核保|包复效|guaranteed? reinstate\w*|reinstate\w* (?:is )?guaranteed/i
/** The only link is the one that is set. */
const LINK = /https?:|www\.|[a-z0-9-]+\.(?:com|cn|net|org|top|xyz|cc)\b/i

/** What is wrong with a text for customers: the words found, and which rule they break. */
export function objectionTo(
  text: string,
): { readonly words: string; readonly rule: 'threat' | 'promise' | 'link' } | undefined {
  for (const [rule, pattern] of [
    ['threat', THREATS_ZH],
    ['threat', THREATS_EN],
    ['promise', PROMISES],
    ['link', LINK],
  ] as const) {
    const words = pattern.exec(text)?.[0]
    if (words !== undefined) return { words, rule }
  }
  return undefined
}
