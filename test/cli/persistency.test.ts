import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { xuqi } from './xuqi.ts'

const folder = mkdtempSync(join(tmpdir(), 'xuqi-persistency-'))
afterAll(() => rmSync(folder, { recursive: true }))

const HEAD = 'policy_no,effective_date,pay_frequency,first_year_premium,policy_status,agent_code,agent_name'

/** Policies that took effect in April 2025; the first half pays year 2. */
function writeLists(): void {
  const policies = Array.from(
    { length: 12 },
    (_, i) => `P${1000 + i},2025-04-${10 + i},annual,1000.00,in force,A1,"<b>Zhou & Co</b>"`,
  )
  const payments = policies.slice(0, 6).map((_, i) => `P${1000 + i},2,2026-05-01,1000.00`)
  writeFileSync(join(folder, 'policies.csv'), `${[HEAD, ...policies].join('\n')}\n`)
  writeFileSync(
    join(folder, 'payments.csv'),
    `${['policy_no,instalment_no,paid_date,paid_amount', ...payments].join('\n')}\n`,
  )
}

// each test starts the program once or twice
describe('xuqi persistency', { timeout: 120_000 }, () => {
  it('puts a policy list and a list of payments together, speaks English, and prints the manifest', async () => {
    writeLists()
    const args = [
      'persistency',
      'policies.csv',
      'payments.csv',
      '--month',
      '2026-06',
      '--as-of',
      '2026-07-03',
      '--lang',
      'en',
      '--out',
      'out',
    ]
    const { exitCode, out, err } = await xuqi([...args, '--json'], folder)
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' })
    const manifest = JSON.parse(out)
    expect(manifest).toMatchObject({
      report: 'persistency',
      columns: [
        { columns: { policy_no: 'policyNo', first_year_premium: 'firstPremium' } },
        { columns: { paid_date: 'paidDate' } },
      ],
      judgedOn: '2026-06-30',
      totals: { rowsRead: 18, accepted: 18, policies: 12, setApart: 0 },
      rates: { month13: { month: { policies: 12, received: 6, premiumRate: '0.500000', overallRate: '0.500000' } } },
    })
    const html = readFileSync(join(folder, 'out/reports/persistency.html'), 'utf8')
    expect(html).toContain('&lt;b&gt;Zhou &amp; Co&lt;/b&gt;')
    expect(html.replace(/<style>.*?<\/style>/s, '')).not.toMatch(/\p{Script=Han}/u)
  })

  it('refuses an output that is there, and replaces it with --force', async () => {
    const args = [
      'persistency',
      'policies.csv',
      'payments.csv',
      '--month',
      '2026-06',
      '--as-of',
      '2026-07-03',
      '--out',
      'out',
    ]
    expect((await xuqi(args, folder)).exitCode).toBe(2)
    const { exitCode, out } = await xuqi([...args, '--force', '--quiet'], folder)
    expect({ exitCode, lines: out.trim().split('\n').length }).toEqual({ exitCode: 0, lines: 1 })
    expect(out).toMatch(/^账平：行 18 = /)
  })

  it('gives the same files whatever the time zone', async () => {
    const args = (out: string) => ['persistency', 'policies.csv', 'payments.csv', '--as-of', '2026-06-30', '--out', out]
    await xuqi(args('east'), folder, { TZ: 'Pacific/Kiritimati' })
    await xuqi(args('west'), folder, { TZ: 'America/Los_Angeles' })
    for (const file of ['data/persistency.csv', 'data/policies.csv', 'reports/继续率.html'])
      expect(readFileSync(join(folder, 'west', file), 'utf8'), file).toBe(
        readFileSync(join(folder, 'east', file), 'utf8'),
      )
  })

  it('does not take its output for a run that can be merged', async () => {
    const { exitCode, err } = await xuqi(['merge', 'out', '--out', 'all', '--lang', 'en'], folder)
    expect(exitCode).toBe(2)
    expect(err).toContain('R024')
  })
})
