namespace EcomCore.Cli.Tables;

/// <summary>Names from the data as messages show them.</summary>
internal static class ShownName
{
    private const int Longest = 60;

    /// <summary>The name, cut where it is longer than 60 characters, with nothing that moves the cursor or recolours the terminal.</summary>
    public static string Of(string name)
    {
        // A character of two halves is kept whole.
        var length = name.Length <= Longest ? name.Length : char.IsHighSurrogate(name[Longest - 1]) ? Longest - 1 : Longest;
        var shown = string.Create(length, name, (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = char.IsControl(source[i]) ? '\uFFFD' : source[i];
            }
        });
        return length < name.Length ? shown + "..." : shown;
    }
}
