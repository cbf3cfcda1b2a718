namespace EcomCore.Sku;

/// <summary>The characters that occur at each place of the registered codes of each length: what a near code can have there.</summary>
/// <remarks>One writer at a time; readers need no lock, because a row is replaced and never changed.</remarks>
internal sealed class SeenCharacters
{
    private readonly string[]?[] _byLength = new string[SkuLimits.MaxCodeLength + 2][];

    /// <summary>For each place the characters seen there, or null when no code has that length.</summary>
    public string[]? OfLength(int length) => length < _byLength.Length ? Volatile.Read(ref _byLength[length]) : null;

    public void Add(string code)
    {
        var row = _byLength[code.Length] ?? [.. Enumerable.Repeat(string.Empty, code.Length)];
        var isNew = _byLength[code.Length] is null;
        for (var i = 0; i < code.Length; i++)
        {
            if (row[i].IndexOf(code[i]) < 0)
            {
                row = isNew ? row : (string[])row.Clone();
                row[i] += code[i];
                isNew = true;
            }
        }

        if (isNew)
        {
            Volatile.Write(ref _byLength[code.Length], row);
        }
    }
}
