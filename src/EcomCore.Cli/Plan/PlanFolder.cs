using EcomCore.Cli.Tables;

namespace EcomCore.Cli.Plan;

/// <summary>
/// Writes a plan's files: all of them beside their places first, then all renamed, and what an earlier plan had and this one has not is removed,
/// so that a folder holds one whole plan.
/// </summary>
internal static class PlanFolder
{
    public static void Write(string folder, WeekPlan plan, bool spreadsheetSafe)
    {
        Directory.CreateDirectory(folder);
        var pending = new List<(string Temporary, string Path)>();
        try
        {
            foreach (var file in plan.Files)
            {
                using var writer = Open(folder, file.Name, pending);
                WriteRows(writer, file, spreadsheetSafe);
            }

            using (var writer = Open(folder, WeekPlan.ReportName, pending))
            {
                writer.Write(plan.Html);
            }

            foreach (var (temporary, path) in pending)
            {
                File.Move(temporary, path, overwrite: true);
            }

            foreach (var name in WeekPlan.AllFileNames.Except(plan.FileNames, StringComparer.Ordinal))
            {
                File.Delete(Path.Combine(folder, name));
            }
        }
        finally
        {
            foreach (var (temporary, _) in pending)
            {
                File.Delete(temporary);
            }
        }
    }

    private static void WriteRows(StreamWriter writer, CsvFile file, bool spreadsheetSafe)
    {
        CsvText.WriteRow(writer, file.Columns);
        var row = new string[file.Columns.Length];
        foreach (var cells in file.Rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = cells[i].IsText && spreadsheetSafe ? SpreadsheetGuard.Protect(cells[i].Text) : cells[i].Text;
            }

            CsvText.WriteRow(writer, row);
        }
    }

    private static StreamWriter Open(string folder, string name, List<(string Temporary, string Path)> pending)
    {
        var path = Path.Combine(folder, name);
        var temporary = $"{path}.{Path.GetRandomFileName()}.tmp";
        pending.Add((temporary, path));
        return new StreamWriter(temporary, append: false, TextFile.StrictUtf8, bufferSize: 1 << 16);
    }
}
