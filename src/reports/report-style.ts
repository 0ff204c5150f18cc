/** How a shared report looks: the colours and measures of the page, in a document that loads nothing. */
export const STYLE = `:root{color-scheme:light dark;--paper:#fbfaf6;--surface:#fff;--ink:#1b211d;--ink-2:#4b544e;--ink-3:#667069;
--line:#e3e2d9;--accent:#1c6b48;--soft:#e5f0e9;--on:#fff;--bad:#a3261d}
@media (prefers-color-scheme:dark){:root{--paper:#101311;--surface:#181c19;--ink:#edf0ed;--ink-2:#b6beb8;--ink-3:#98a29b;
--line:#2a302c;--accent:#74cba0;--soft:#1b3327;--on:#0b1f15;--bad:#ff9a8c}}
*{box-sizing:border-box;margin:0;padding:0}
body{background:var(--paper);color:var(--ink);font:1rem/1.55 ui-sans-serif,system-ui,'Segoe UI',Roboto,sans-serif}
main,header,footer{max-width:60rem;margin:auto;padding:1.25rem clamp(1rem,4vw,2rem)}
main{display:grid;gap:1.5rem}
a{color:var(--accent)}
header a{display:inline-flex;gap:.5rem;align-items:center;color:var(--ink);font-weight:650;text-decoration:none}
header svg{stroke:var(--accent)}
h1{font:600 clamp(1.75rem,1.3rem + 2vw,2.5rem)/1.12 'Iowan Old Style',Palatino,Georgia,serif;letter-spacing:-.015em;text-wrap:balance}
h2{font-size:1.125rem;line-height:1.3}
footer,small,dt,caption,summary{color:var(--ink-3);font-size:.8125rem}
.lead{display:grid;gap:.9rem;padding:clamp(1.25rem,4vw,2.25rem);border-radius:20px;background:var(--soft)}
.cards{display:grid;gap:1.25rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,17rem),1fr));list-style:none}
.card{display:grid;gap:.9rem;align-content:start;padding:1.35rem;border:1px solid var(--line);border-radius:16px;
background:var(--surface)}
.card.first{border-color:var(--accent);box-shadow:inset 0 0 0 1px var(--accent)}
.cost{font-size:1.9rem;font-weight:660;letter-spacing:-.02em;line-height:1.1}
.cost small{font-weight:400;letter-spacing:0}
.saves{color:var(--accent);font-weight:600}.costs-more{color:var(--bad);font-weight:600}
.figures{display:grid;gap:1rem 1.5rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,11rem),1fr))}
dd{font-weight:600}dd small{display:block;font-weight:400}
.bars{width:100%;height:6rem}.bars rect{fill:var(--accent)}
.names{display:flex;color:var(--ink-3);font-size:.6875rem}.names span{flex:1;text-align:center}
table{width:100%;border-collapse:collapse;font-size:.9375rem;font-variant-numeric:tabular-nums}
caption{text-align:left;padding-bottom:.25rem}
th,td{padding:.4rem 0;border-bottom:1px solid var(--line);text-align:left;font-weight:400}
td{text-align:right}tr>*+*{padding-left:1rem}thead *{color:var(--ink-3);font-size:.8125rem}thead th+th{text-align:right}
summary{cursor:pointer}
form{display:grid;gap:.5rem;max-width:24rem}
label{font-size:.8125rem;font-weight:600;color:var(--ink-2)}
input{font:inherit;color:inherit;min-height:2.75rem;padding:.5rem .8rem;border:1px solid var(--ink-3);border-radius:8px;
background:var(--surface)}
button{justify-self:start;margin-top:.5rem;font:inherit;font-weight:600;min-height:2.75rem;padding:.5rem 1.1rem;border:0;
border-radius:999px;background:var(--accent);color:var(--on);cursor:pointer}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
[role=alert]{color:var(--bad)}`;
