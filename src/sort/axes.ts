import type { ColumnName, Columns } from './columns.ts'

/** One key of an order: a column, upwards unless said otherwise. */
interface Key {
  readonly column: ColumnName
  readonly down?: true
  /** the column holds numbers of texts */
  readonly text?: true
}

interface AxisSpec {
  /** other names that mean it */
  readonly also: readonly string[]
  /** the groups that the axis makes */
  readonly by: Key
  /** the order inside a group, after all axes asked for have made theirs */
  readonly within?: Key
}

/**
 * Every axis that `--sort` knows. Sizes and flags run downwards (large first), everything else upwards. Groups come from all axes
 * in turn and only then exact values, so that `premium,tenday` means: by premium band, in it by tenday, in that by premium.
 */
const AXES = {
  premium: {
    also: ['premiumBand', '保费'],
    by: { column: 'premiumBand', down: true },
    within: { column: 'premium', down: true },
  },
  large: { also: ['大额'], by: { column: 'large', down: true } },
  policyYear: { also: ['policyYearBand', '年度'], by: { column: 'policyYearBand' }, within: { column: 'policyYear' } },
  tenday: { also: ['旬'], by: { column: 'tenday' } },
  agent: { also: ['servicing', '归属'], by: { column: 'servicing' } },
  transfer: { also: ['transferStatus', '转账'], by: { column: 'transfer' } },
  due: { also: ['dueDate', '应缴日'], by: { column: 'due' } },
  daysLeft: { also: ['剩余天数'], by: { column: 'daysLeft' } },
  stage: { also: ['阶段'], by: { column: 'stage' } },
  frequency: { also: ['频次'], by: { column: 'frequency' } },
  product: { also: ['险种'], by: { column: 'product', text: true } },
  branch: { also: ['机构'], by: { column: 'branch', text: true } },
  difficult: { also: ['疑难'], by: { column: 'difficult', down: true } },
  potential: { also: ['潜力'], by: { column: 'potential', down: true } },
  self: { also: ['自保'], by: { column: 'self', down: true } },
} as const satisfies Record<string, AxisSpec>

export type Axis = keyof typeof AXES

/** What `--sort` and the setting `sort` may name: each axis with the other names that mean it. */
export const AXIS_NAMES: readonly { readonly axis: Axis; readonly also: readonly string[] }[] = (
  Object.keys(AXES) as readonly Axis[]
).map((axis) => ({ axis, also: AXES[axis].also }))

const AXIS_BY_NAME = new Map<string, Axis>()
for (const { axis, also } of AXIS_NAMES) {
  for (const name of [axis, ...also]) AXIS_BY_NAME.set(name.toLowerCase(), axis)
}

/** Reads the names after `--sort`; capitals do not matter, a repeated axis counts once. */
export function parseAxes(names: readonly string[]): readonly Axis[] | { readonly unknown: string } {
  const axes = new Set<Axis>()
  for (const name of names) {
    const axis = AXIS_BY_NAME.get(name.trim().toLowerCase())
    if (axis === undefined) return { unknown: name }
    axes.add(axis)
  }
  return [...axes]
}

/** The columns that the axes look at. */
export function columnsOf(axes: readonly Axis[]): readonly ColumnName[] {
  return keysOf(axes).map(({ column }) => column)
}

/** Groups from all axes in turn, then the exact values. */
function keysOf(axes: readonly Axis[]): readonly Key[] {
  const specs: readonly AxisSpec[] = axes.map((axis) => AXES[axis])
  return [...specs.map((spec) => spec.by), ...specs.flatMap((spec) => spec.within ?? [])]
}

export type Comparator = (a: number, b: number) => number

/** The comparators of the axes, the one that decides first in front. */
export function comparatorsOf(axes: readonly Axis[], columns: Columns): readonly Comparator[] {
  return keysOf(axes).map(({ column, down, text }) => {
    const entries = columns.read(column)
    if (text) return (a, b) => columns.compareTexts(entries[a] ?? 0, entries[b] ?? 0)
    return down ? (a, b) => (entries[b] ?? 0) - (entries[a] ?? 0) : (a, b) => (entries[a] ?? 0) - (entries[b] ?? 0)
  })
}

/** Compares by the first comparator that sees a difference. */
export function inTurn(comparators: readonly Comparator[]): Comparator {
  return (a, b) => {
    for (const compare of comparators) {
      const difference = compare(a, b)
      if (difference !== 0) return difference
    }
    return 0
  }
}
