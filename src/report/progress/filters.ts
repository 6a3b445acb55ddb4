import { both } from '../wording.ts'

/** Which lines of the sheet of cases a table counts: the column names are those of that sheet. */
export const FILTERS = {
  collection: both(
    '对应的件：“案件”表筛选 应缴月、计入应收 = 是；已收件再选 已收 = 是。',
    'The cases: on the sheet "Cases" filter the due month and In the receivable = yes; of those collected also Paid = yes.',
  ),
  followUp: both(
    '对应的件：“案件”表筛选 待收 = 是、暂缓 = 否；联系过、联系上看 本月联系、本月联系上 大于 0；超期任务不空；承诺看“承诺”列。',
    'The cases: on the sheet "Cases" filter To collect = yes, On hold = no; attempts or reached above 0; late tasks not empty; promises by the column Promise.',
  ),
  overdueTasks: both(
    '对应的件：“案件”表“超期任务”列含这个代码；一件可以有几项。',
    'The cases: on the sheet "Cases" the column Late tasks holds the code; a case may have several.',
  ),
  rolled: both('对应的件：“案件”表“上月到本月”列。', 'The cases: the column From last month of the sheet "Cases".'),
  rolling: both('对应的件：“案件”表“本月至今”列。', 'The cases: the column This month of the sheet "Cases".'),
  failures: both(
    '对应的件：“案件”表筛选 失败原因；已解决的有解决日。一件先后失败又解决几次的，只写最后一次。',
    'The cases: on the sheet "Cases" filter the reason; those mended have a day. Where a case failed and was mended several times the last one is named.',
  ),
  targets: both('对应的件：“案件”表筛选 目标组。', 'The cases: on the sheet "Cases" filter the target group.'),
} as const
