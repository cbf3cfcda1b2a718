namespace EcomCore.Cli.Report.Pictures;

/// <summary>The look of a picture: light and dark by the reader's own setting.</summary>
internal static class PictureStyle
{
    public const string Css = """
        svg { --paper: #ffffff; --ink: #1d2327; --soft: #5b6770; --line: #dfe3e6; --accent: #0f6b80; --warm: #b4540a; --green: #3d7a2a; --violet: #6a4aa3; }
        @media (prefers-color-scheme: dark) { svg { --paper: #14181b; --ink: #e8ecee; --soft: #9fadb6; --line: #333c42; --accent: #6cc4d8; --warm: #f0a45d;
          --green: #8cc979; --violet: #b79ce8; } }
        .paper { fill: var(--paper); }
        text { font: 12px system-ui, -apple-system, "Segoe UI", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; fill: var(--soft); }
        .title { font-size: 16px; font-weight: 600; fill: var(--ink); }
        .heading { font-weight: 600; fill: var(--ink); }
        .middle { text-anchor: middle; }
        .end { text-anchor: end; }
        .value { fill: var(--ink); text-anchor: middle; }
        .event { fill: var(--warm); text-anchor: middle; }
        .grid { stroke: var(--line); stroke-width: 1; }
        .mark { stroke: var(--warm); stroke-width: 1; stroke-dasharray: 2 4; }
        .line { fill: none; stroke-width: 1.8; stroke-linejoin: round; stroke: var(--tone); }
        .dashes { stroke-dasharray: 6 4; }
        .band { fill: var(--tone); fill-opacity: .18; }
        .bar { fill: var(--tone); fill-opacity: .6; }
        .disc { fill: var(--tone); }
        .cell { fill: var(--tone); }
        .ink { --tone: var(--ink); } .accent { --tone: var(--accent); } .warm { --tone: var(--warm); } .soft { --tone: var(--soft); }
        .green { --tone: var(--green); } .violet { --tone: var(--violet); }
        """;
}
