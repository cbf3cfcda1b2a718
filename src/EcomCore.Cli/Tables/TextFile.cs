using System.Text;

namespace EcomCore.Cli.Tables;

/// <summary>Reads whole small files.</summary>
internal static class TextFile
{
    /// <summary>Largest JSON file, in bytes, that is read into memory.</summary>
    public const long MaxBytes = 256L << 20;

    /// <summary>UTF-8 that refuses bytes that are not; a byte-order mark is skipped by the readers.</summary>
    public static UTF8Encoding StrictUtf8 { get; } = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a UTF-8 text; null, with a complaint, when it is missing, too large or not UTF-8.</summary>
    public static string? Read(string path, Complaints complaints)
    {
        try
        {
            var info = new FileInfo(path);
            if (info.Exists && info.Length > MaxBytes)
            {
                complaints.Add(path, $"expected at most {MaxBytes >> 20} MB");
                return null;
            }

            using var reader = new StreamReader(path, StrictUtf8);
            return reader.ReadToEnd();
        }
        catch (Exception failure) when (IsUnreadable(failure))
        {
            complaints.Add(path, Explain(failure));
            return null;
        }
    }

    public static bool IsUnreadable(Exception failure) =>
        failure is IOException or UnauthorizedAccessException or DecoderFallbackException or ArgumentException or NotSupportedException;

    public static string Explain(Exception failure) => failure switch
    {
        FileNotFoundException or DirectoryNotFoundException => "no such file",
        DecoderFallbackException => "not valid UTF-8",
        UnauthorizedAccessException => "cannot be read (no permission, or a folder)",
        _ => failure.Message,
    };
}
