/// The page's style sheet: light and dark, screen and paper.
enum PageStyle {
  static let css = """
    :root{color-scheme:light dark;--bg:#fff;--ink:#1b1f24;--soft:#57606a;--grid:#e3e6ea;--card:#f6f7f9;--link:#0b5cad;
    --f0:#0b5cad;--f1:#a33d00;--f2:#17703a;--f3:#86309a;--f4:#806000;--f5:#a0184e}
    @media screen and (prefers-color-scheme:dark){:root{--bg:#14171b;--ink:#e8eaed;--soft:#a9b2bc;--grid:#2c323a;
    --card:#1c2127;--link:#84bcff;--f0:#84bcff;--f1:#ffab70;--f2:#74d693;--f3:#dfa0ee;--f4:#e3c565;--f5:#ff9db8}}
    *{box-sizing:border-box}
    body{margin:0 auto;padding:1.5rem 1rem 4rem;max-width:56rem;background:var(--bg);color:var(--ink);
    font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;overflow-wrap:anywhere}
    h1{font-size:1rem;font-weight:600;color:var(--soft);margin:0 0 .6rem}
    h2{font-size:1.3rem;margin:3rem 0 .5rem}h3{font-size:1rem;margin:1.8rem 0 .3rem}
    .answer{font-size:clamp(1.2rem,3.4vw,1.7rem);line-height:1.35;font-weight:600;margin:.2rem 0 1rem;text-wrap:pretty}
    p{max-width:44rem}.note,figcaption,dt{color:var(--soft)}
    .warning{border:2px solid var(--f1);padding:.5rem .8rem;border-radius:6px;font-weight:600}
    .chart,.scroll{overflow-x:auto;margin:.4rem 0;--edge:rgb(128 128 128/.45);
    /* A shadow where there is more beyond an edge; the first two scroll along, and cover it where there is not. */
    background:linear-gradient(90deg,var(--bg) 50%,transparent) 0 0/2rem 100% no-repeat local,
    linear-gradient(-90deg,var(--bg) 50%,transparent) 100% 0/2rem 100% no-repeat local,
    linear-gradient(90deg,var(--edge),transparent) 0 0/.6rem 100% no-repeat,
    linear-gradient(-90deg,var(--edge),transparent) 100% 0/.6rem 100% no-repeat}
    svg{display:block;width:100%;min-width:700px;height:auto;font-size:12px}
    svg text{fill:var(--soft);paint-order:stroke;stroke:var(--bg);stroke-width:3px;stroke-linejoin:round}svg .name,svg .value{fill:var(--ink)}svg .axis{font-weight:600}
    .grid{stroke:var(--grid)}.lane{stroke:var(--grid)}.span{stroke:var(--soft);stroke-width:2}
    .frontier{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:5 4;fill:none}
    .mark path{fill:var(--c);stroke:var(--c);stroke-width:1.8}.mark.hollow path{fill:var(--bg)}
    .mark.part path{stroke-dasharray:3 2}.mark path.interval{fill:none;stroke-width:2;stroke-dasharray:none}
    .mark text.noisy{fill:var(--ink);font-weight:700}
    .mark:hover path{stroke-width:3}
    .f0{--c:var(--f0)}.f1{--c:var(--f1)}.f2{--c:var(--f2)}.f3{--c:var(--f3)}.f4{--c:var(--f4)}.f5{--c:var(--f5)}
    .legend{display:flex;flex-wrap:wrap;gap:.3rem 1.1rem;list-style:none;padding:0;margin:.8rem 0;font-size:.9rem}
    .legend svg{display:inline-block;width:16px;min-width:0;height:16px;vertical-align:-2px;margin-right:.35rem}
    .filters{position:sticky;top:0;background:var(--card);border:1px solid var(--grid);border-radius:6px;padding:.5rem .8rem;
    font-size:.9rem;display:flex;flex-wrap:wrap;gap:.5rem 1.2rem;z-index:1}.filters[hidden]{display:none}
    select,button{font:inherit;color:inherit;background:var(--bg);border:1px solid var(--soft);border-radius:4px;max-width:100%}
    th button{border:0;background:none;padding:0;font-weight:600;cursor:pointer;text-decoration:underline dotted}
    .results{padding-left:1.2rem}a{color:var(--link)}h2.result{margin-top:4rem;padding-top:1rem;border-top:2px solid var(--soft)}
    .lead{font-weight:600}
    details{margin:.3rem 0 1rem}summary{cursor:pointer;color:var(--link)}
    .claim summary b{display:block;padding-left:1.1rem;color:var(--ink)}
    table{border-collapse:collapse;font-size:.85rem;font-variant-numeric:tabular-nums}
    caption{text-align:left;color:var(--soft);padding:.3rem 0}
    th,td{text-align:left;padding:.2rem .9rem .2rem 0;border-bottom:1px solid var(--grid);white-space:nowrap}
    th{font-weight:600}td.number{text-align:right}
    dl{display:grid;grid-template-columns:minmax(5.5rem,auto) 1fr;gap:.3rem 1rem}dd{margin:0}
    .out{display:none}
    :focus-visible{outline:2px solid var(--link);outline-offset:2px}
    #tip{position:fixed;pointer-events:none;background:var(--ink);color:var(--bg);padding:.25rem .5rem;border-radius:4px;
    font-size:.8rem;width:max-content;max-width:min(18rem,calc(100vw - 8px));z-index:2}#tip[hidden]{display:none}
    @media(max-width:30rem){dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.5rem}}
    @media print{.filters,#tip,details:not([open]):not(.claim){display:none}.chart,dl,p,ul,tr,.claim{break-inside:avoid}
    h2,h3,section p{break-after:avoid}.claim{margin:.2rem 0}h2{margin-top:1.5rem}.chart,.scroll{overflow:visible;background:none}svg{min-width:0}td,th{white-space:normal}
    body{max-width:none;padding:0}}
    """
}
