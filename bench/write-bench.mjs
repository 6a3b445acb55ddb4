// Measures the workbook writer on what `npm run build` made. Usage: node bench/write-bench.mjs [books] [rowsPerBook]
// Default: 200 books of 1000 rows, 25 filled cells a row and 12 empty input cells; prints CPU seconds, memory and size.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const { openBookWriter } = await import(process.env.XUQI_WRITE ?? '../dist/write/index.js')
const books = Number(process.argv[2] ?? 200)
const rowsPerBook = Number(process.argv[3] ?? 1000)

const text = (key, width) => ({ key, title: key, kind: 'text', width })
const columns = [
  { key: 'order', title: '序号', kind: 'count', width: 6 },
  text('tags', 10),
  { key: 'todo', title: '今天做什么', kind: 'wrapped', width: 30 },
  { key: 'by', title: '期限', kind: 'day', width: 11 },
  ...['holder', 'sex', 'mobile', 'phone'].map((key) => ({ ...text(key, 12), group: '客户' })),
  { key: 'address', title: '地址', kind: 'wrapped', width: 28, group: '客户' },
  ...['insured', 'policyNo', 'product'].map((key) => text(key, 18)),
  { key: 'due', title: '应缴日', kind: 'day', width: 11 },
  { key: 'premium', title: '保费', kind: 'money', width: 12 },
  { key: 'sum', title: '合计', kind: 'money', width: 12 },
  { key: 'count', title: '期数', kind: 'count', width: 6 },
  text('frequency', 8),
  { key: 'graceEnd', title: '宽限期末日', kind: 'day', width: 11 },
  { key: 'daysLeft', title: '剩余天数', kind: 'count', width: 6 },
  ...['channel', 'bank', 'account', 'reason', 'agent', 'agentPhone'].map((key) => text(key, 14)),
  ...Array.from({ length: 12 }, (_, i) => ({
    ...text(`input${i}`, 12),
    tone: 'input',
    group: '填写',
    choice: { list: 'outcome' },
  })),
]

function* rows(book) {
  for (let n = 0; n < rowsPerBook; n++) {
    const premium = 100_000 + ((n * 7919 + book * 31) % 900_000)
    yield [
      n + 1,
      n % 7 === 0 ? '大额 孤儿' : undefined,
      {
        value: n % 3 === 0 ? '请在宽限期内提醒客户存入足额保费' : '查明扣款失败原因后办理账户变更',
        tone: n % 5 === 0 ? 'danger' : 'plain',
      },
      20_600 + (n % 60),
      `客户${n}`,
      n % 2 ? '男' : '女',
      `138${String(10_000_000 + n)}`,
      '0531-80000000',
      `某省某市某区幸福路 ${n} 号 ${book} 单元`,
      `客户${n}`,
      `P20240${book}${String(n).padStart(8, '0')}`,
      '某某两全保险（分红型）',
      20_560 + (n % 60),
      premium,
      premium * 2,
      2,
      '年交',
      20_620 + (n % 60),
      n % 60,
      '银行转账',
      '某某银行',
      '622200******1234',
      '余额不足',
      `业务员${book}`,
      '13900000000',
    ]
  }
}

const folder = mkdtempSync(join(tmpdir(), 'xuqi-bench-'))
try {
  const before = process.cpuUsage()
  const started = performance.now()
  const writer = await openBookWriter({ fileMode: 0o600 })
  let bytes = 0
  for (let book = 0; book < books; book++) {
    const written = await writer.write(
      {
        title: `清单 ${book}`,
        notice: '内含客户信息 严禁外传',
        listsSheet: '字典',
        lists: [{ key: 'outcome', title: '结果', values: ['已缴费', '承诺缴费', '无人接听'] }],
        sheets: [
          {
            kind: 'table',
            name: '当月',
            protection: 'rows',
            top: [{ cells: [{ value: `收费员 ${book}`, tone: 'title' }] }],
            columns,
            rows: rows(book),
            rowCount: rowsPerBook,
            frozenColumns: 3,
          },
        ],
      },
      join(folder, `${book}.xlsx`),
    )
    bytes += written.bytes
  }
  const cpu = process.cpuUsage(before)
  const seconds = (n) => (n / 1e6).toFixed(2)
  console.log(
    `${books} books x ${rowsPerBook} rows: ${seconds(cpu.user + cpu.system)} CPU-s (user ${seconds(cpu.user)}), ` +
      `${((performance.now() - started) / 1000).toFixed(2)} s, ${(bytes / 1e6).toFixed(1)} MB, ` +
      `peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}
