namespace EcomCore.Cli.Tables;

/// <summary>Keeps a spreadsheet from running a text as a formula.</summary>
internal static class SpreadsheetGuard
{
    /// <summary>Puts an apostrophe before a text that starts like a formula (OWASP, CSV Injection).</summary>
    public static string Protect(string text) =>
        text.Length > 0 && text[0] is ('=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠') ? "'" + text : text;
}
