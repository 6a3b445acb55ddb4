/**
 * How a page looks: dark ink on white, one accent, figures in digits of one width. Colours are told apart by people who see red and
 * green alike (Okabe and Ito), and never say anything that words do not say too.
 */
export const PALETTE = ['#0072b2', '#d55e00', '#009e73', '#7a4b94'] as const
export const INK = '#1b2430'
export const MUTED = '#5b6675'
export const RULE = '#d8dee6'

export const FONTS =
  "'PingFang SC','Hiragino Sans GB','Microsoft YaHei','Noto Sans CJK SC','Source Han Sans SC','WenQuanYi Micro Hei',system-ui,-apple-system,'Segoe UI',sans-serif"

/** The style sheet of every page. Wide and narrow drawings of a chart take turns by the width of the screen. */
export const STYLE = `
:root{color-scheme:light}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:#fff;color:${INK};font:16px/1.6 ${FONTS};font-variant-numeric:tabular-nums}
main{max-width:1040px;margin:0 auto;padding:40px 32px 56px}
header{border-bottom:3px solid ${INK};padding-bottom:16px;margin-bottom:28px}
h1{font-size:30px;line-height:1.25;margin:0 0 6px;letter-spacing:.01em}
.subtitle{margin:0;color:${MUTED}}
h2{font-size:20px;line-height:1.35;margin:44px 0 12px;padding-top:14px;border-top:1px solid ${RULE}}
p{margin:0 0 10px;max-width:46em}
.muted{color:${MUTED}}
.warning{color:#8a3b00}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(180px,1fr));gap:0 24px;margin:0;padding:0}
.figure{padding:10px 0 14px;border-top:2px solid ${PALETTE[0]}}
.figure dt{font-size:14px;color:${MUTED}}
.figure .value{margin:0;font-size:34px;line-height:1.2;font-weight:650;letter-spacing:-.01em}
.figure .detail{margin:2px 0 0;font-size:14px;color:${MUTED}}
figure{margin:16px 0 20px}
figcaption{font-weight:600;margin-bottom:4px}
.drawing svg{display:block;width:100%;height:auto}
.narrow{display:none}
.scroll{overflow-x:auto;margin:12px 0 6px}
table{border-collapse:collapse;width:100%;font-size:15px;word-break:keep-all;overflow-wrap:break-word}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
th,td{padding:7px 10px;text-align:left;vertical-align:baseline;border-bottom:1px solid ${RULE}}
th{font-weight:600;font-size:13px;line-height:1.35;color:${MUTED};border-bottom:2px solid ${INK};vertical-align:bottom}
th:first-child,td:first-child{padding-left:0}
th:last-child,td:last-child{padding-right:0}
td.number{white-space:nowrap}
.number{text-align:right}
tr.total td{font-weight:650;border-top:2px solid ${INK}}
tr.muted td{color:${MUTED}}
.note{font-size:14px;color:${MUTED}}
footer{margin-top:48px;padding-top:14px;border-top:1px solid ${RULE};font-size:13px;color:${MUTED}}
footer p{margin:0 0 4px;max-width:none}
@media (max-width:640px){
body{font-size:16px}
main{padding:20px 16px 40px}
h1{font-size:24px}
h2{font-size:18px;margin-top:34px}
.figures{grid-template-columns:1fr 1fr;gap:0 16px}
.figure .value{font-size:26px}
.figure .detail{font-size:13px}
.wide{display:none}
.narrow{display:block}
.secondary{display:none}
table{font-size:13px}
th{font-size:12px}
th,td{padding:7px 4px}
}
@media print{
@page{size:A4;margin:16mm 14mm 18mm}
body{font-size:10.5pt;line-height:1.45}
main{max-width:none;padding:0}
header{margin-bottom:14px}
h1{font-size:20pt}
h2{font-size:13pt;margin-top:22px;break-after:avoid}
.figures{grid-template-columns:repeat(4,1fr);gap:0 14px}
.figure .value{font-size:20pt}
.figure,.figure .detail{font-size:9pt}
figure{break-inside:avoid}
.scroll{overflow:visible}
table{font-size:9pt}
th,td{padding:3.5pt 5pt}
th{font-size:8.5pt}
thead{display:table-header-group}
tr{break-inside:avoid}
tbody tr:first-child,tbody tr:nth-child(2){break-before:avoid}
.wide{display:block}
.narrow{display:none}
td.secondary,th.secondary{display:table-cell}
}
`
