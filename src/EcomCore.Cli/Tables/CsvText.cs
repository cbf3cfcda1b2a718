using System.Buffers;

namespace EcomCore.Cli.Tables;

/// <summary>Writes rows as RFC 4180 text with line feeds.</summary>
internal static class CsvText
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",\"\r\n");

    public static void WriteRow(TextWriter writer, ReadOnlySpan<string> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0)
            {
                writer.Write(',');
            }

            WriteCell(writer, cells[i]);
        }

        writer.Write('\n');
    }

    private static void WriteCell(TextWriter writer, string cell)
    {
        if (!cell.AsSpan().ContainsAny(NeedQuotes))
        {
            writer.Write(cell);
            return;
        }

        writer.Write('"');
        writer.Write(cell.Replace("\"", "\"\"", StringComparison.Ordinal));
        writer.Write('"');
    }
}
