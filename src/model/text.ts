/** The two languages the product speaks; Chinese is the default. */
export type Lang = 'zh' | 'en'

/** One text in both languages. `{fact}` marks a blank that {@link fill} fills. */
export interface Text {
  readonly zh: string
  readonly en: string
}

/** What fills the blanks of a text: plain values, already masked where they are personal. */
export type Facts = Readonly<Record<string, string | number>>

/** Fills the `{blank}`s of a text. A blank without a fact stays visible, so that a test can see it. */
export function fill(template: string, facts: Facts): string {
  return template.replace(/\{(\w+)\}/g, (blank, name: string) => {
    const value = facts[name]
    return value === undefined ? blank : String(value)
  })
}
