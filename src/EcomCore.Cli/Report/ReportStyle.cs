namespace EcomCore.Cli.Report;

/// <summary>The look of the report: one column, readable on a phone, light and dark by the reader's own setting.</summary>
internal static class ReportStyle
{
    public const string Css = """
        :root { --paper: #fbfaf8; --card: #ffffff; --ink: #1d2327; --soft: #5b6770; --line: #dfe3e6; --accent: #0f6b80; --warm: #b4540a;
          --band80: rgba(15,107,128,.26); --band95: rgba(15,107,128,.13); --bar: #7fb7c4; --hot: #4d9db0; }
        @media (prefers-color-scheme: dark) { :root { --paper: #14181b; --card: #1c2226; --ink: #e8ecee; --soft: #9fadb6; --line: #333c42;
          --accent: #6cc4d8; --warm: #f0a45d; --band80: rgba(108,196,216,.30); --band95: rgba(108,196,216,.15); --bar: #2f6f7f; --hot: #1f6577; } }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans CJK SC",
          "PingFang SC", "Microsoft YaHei", sans-serif; overflow-wrap: anywhere; }
        header, main { max-width: 1000px; margin: 0 auto; padding: 0 20px; }
        header { padding-top: 28px; }
        h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 4px; }
        header p { color: var(--soft); margin: 0 0 12px; }
        nav { display: flex; flex-wrap: wrap; gap: 6px 16px; padding-bottom: 8px; border-bottom: 1px solid var(--line); }
        a { color: var(--accent); }
        section { background: var(--card); border: 1px solid var(--line); border-radius: 10px; margin: 22px 0; padding: 18px 22px 22px; }
        h2 { font-size: 1.25rem; line-height: 1.3; margin: 0 0 12px; }
        h2 span { color: var(--accent); margin-right: .5em; }
        h3 { font-size: 1rem; margin: 22px 0 8px; }
        .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 14px 20px; margin: 0; }
        .figures dt { color: var(--soft); font-size: .85rem; }
        .figures dd { margin: 0; font-size: 1.4rem; font-weight: 600; line-height: 1.25; font-variant-numeric: tabular-nums; }
        .figures dd.note { font-size: .8rem; font-weight: 400; color: var(--soft); }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-size: .88rem; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
        th, td { text-align: left; padding: 5px 12px 5px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
        th { color: var(--soft); font-weight: 600; }
        td.number, th.number { text-align: right; white-space: nowrap; }
        .rows td:first-child { white-space: nowrap; }
        .rows td.long { white-space: normal; overflow-wrap: anywhere; min-width: 15em; }
        td.number + td:not(.number), th.number + th:not(.number) { padding-left: 14px; }
        .more { color: var(--soft); font-size: .85rem; margin: 6px 0 0; }
        .chart { display: block; width: 100%; height: auto; }
        .chart.narrow { display: none; }
        .chart text { font-size: 11.5px; fill: var(--soft); }
        .chart .middle { text-anchor: middle; }
        .chart .end { text-anchor: end; }
        .chart .event { fill: var(--warm); }
        .chart .grid { stroke: var(--line); stroke-width: 1; }
        .chart .mark { stroke: var(--warm); stroke-width: 1; stroke-dasharray: 2 4; }
        .chart polyline { fill: none; stroke-width: 1.8; stroke-linejoin: round; }
        .chart .actual { stroke: var(--ink); }
        .chart .expected { stroke: var(--accent); stroke-width: 2.4; }
        .band80 { fill: var(--band80); background: var(--band80); }
        .band95 { fill: var(--band95); background: var(--band95); }
        .legend { display: flex; flex-wrap: wrap; gap: 4px 18px; list-style: none; margin: 6px 0 0; padding: 0; font-size: .85rem; color: var(--soft); }
        .legend i { display: inline-block; width: 22px; height: 10px; margin-right: 6px; border-radius: 2px; }
        .legend i.actual { background: var(--ink); height: 3px; vertical-align: middle; }
        .legend i.expected { background: var(--accent); height: 3px; vertical-align: middle; }
        .bars { margin: 0; }
        .bars div { display: grid; grid-template-columns: minmax(90px, 26%) 1fr; gap: 10px; align-items: center; margin: 3px 0; font-size: .9rem; }
        .bars dd { margin: 0; display: flex; align-items: center; gap: 8px; }
        .bars i { display: block; height: 16px; min-width: 2px; border-radius: 3px; background: var(--bar); }
        .bars i[style="width:0%"] { display: none; }
        .bars b { font-weight: 500; font-variant-numeric: tabular-nums; }
        .heat { max-width: 640px; table-layout: fixed; }
        .heat caption { text-align: left; color: var(--soft); font-size: .85rem; padding-bottom: 4px; }
        .heat th, .heat td { text-align: center; padding: 8px 4px; border: 2px solid var(--card); }
        .heat td { background: color-mix(in srgb, var(--hot) var(--heat), var(--paper)); }
        ul { padding-left: 1.2em; margin: 6px 0; }
        @media (max-width: 640px) {
          header, main { padding: 0 10px; }
          header { padding-top: 18px; }
          section { padding: 14px 14px 16px; }
          .chart.wide { display: none; }
          .chart.narrow { display: block; }
          .figures { grid-template-columns: repeat(2, 1fr); }
          .figures dd { font-size: 1.15rem; }
          .bars div { grid-template-columns: 1fr; gap: 0; margin: 8px 0; }
          .rows, .rows tbody { display: block; }
          .rows thead { display: none; }
          .rows tr { display: grid; grid-template-columns: 1fr 1fr; gap: 4px 14px; padding: 10px 0; border-bottom: 1px solid var(--line); }
          .rows td, .rows td.number, .rows td.long, .rows td.number + td:not(.number) { display: block; border: 0; padding: 0; min-width: 0; text-align: left; white-space: normal;
            overflow-wrap: anywhere; }
          .rows td::before { content: attr(data-label); display: block; color: var(--soft); font-size: .78rem; line-height: 1.3; }
          .rows td:first-child, .rows td.long { grid-column: 1 / -1; }
          .rows td:first-child { font-weight: 600; }
          .rows td:first-child::before { content: none; }
        }
        @media print { section { break-inside: avoid; } }
        """;
}
