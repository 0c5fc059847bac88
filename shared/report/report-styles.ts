/** How a report looks: in the light, in the dark, and on paper. It holds no address, so that nothing is fetched. */
export const reportStyles = `
:root{--bg:#fff;--ink:#1f1f1c;--ink2:#55554f;--line:#dddcd5;--panel:#f7f6f2;--ok:#1c7a4c;--warn:#8a5b00;--bad:#b3261e;--same:28,122,76;--other:179,38,30}
@media (prefers-color-scheme:dark){:root{--bg:#1b1b19;--ink:#ecebe6;--ink2:#b3b2aa;--line:#3a3a36;--panel:#242421;--ok:#6cc598;--warn:#e0b25c;--bad:#f0958e;--same:108,197,152;--other:240,149,142}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:64rem;padding:2rem 1.5rem 4rem;background:var(--bg);color:var(--ink);font:15px/1.5 system-ui,sans-serif}
h1{font-size:1.6rem;margin:0}h2{font-size:1.1rem;margin:2.2rem 0 .6rem}
.lead{margin:.3rem 0 0}.note{color:var(--ink2);font-size:.85rem}.quiet{color:var(--ink2)}
.wide{overflow-x:auto}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}
caption{text-align:start;color:var(--ink2);font-size:.85rem;padding-bottom:.3rem}
th,td{border-bottom:1px solid var(--line);padding:.3rem .7rem;text-align:start;vertical-align:top}
th{font-weight:600}thead th{background:var(--panel);vertical-align:bottom}.number{text-align:end;white-space:nowrap}
thead .number{white-space:normal}tbody th{min-width:9rem}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.firm{color:var(--ok)}.tentative{color:var(--warn)}.unreliable{color:var(--bad)}
.same1{background:rgba(var(--same),.12)}.same2{background:rgba(var(--same),.22)}.same3{background:rgba(var(--same),.32)}.same4{background:rgba(var(--same),.42)}
.other1{background:rgba(var(--other),.1)}.other2{background:rgba(var(--other),.18)}.other3{background:rgba(var(--other),.26)}.other4{background:rgba(var(--other),.34)}
.cases{padding-inline-start:1.6rem}.cases>li{margin-bottom:.9rem;break-inside:avoid}.cases p{margin:0}.cases ul{margin:.2rem 0;padding-inline-start:1.2rem}
q{font-family:Georgia,serif}.said{border-inline-start:3px solid var(--ok);padding-inline-start:.6rem}
@media print{body{max-width:none;padding:0;font-size:11px}section{break-inside:auto}thead{display:table-header-group}tr{break-inside:avoid}}
`
