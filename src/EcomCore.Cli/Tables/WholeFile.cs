namespace EcomCore.Cli.Tables;

/// <summary>Writes small files whole or not at all: beside their place first, then renamed.</summary>
internal static class WholeFile
{
    public static void Write(string path, string text)
    {
        var temporary = $"{Path.GetFullPath(path)}.{Path.GetRandomFileName()}.tmp";
        try
        {
            File.WriteAllText(temporary, text, TextFile.StrictUtf8);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
