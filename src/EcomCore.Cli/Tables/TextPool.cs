namespace EcomCore.Cli.Tables;

/// <summary>Gives equal spans the same string and the same number, so that a million rows share a few thousand texts.</summary>
internal sealed class TextPool
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly List<string> _texts = [];

    public TextPool() => _bySpan = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Gets the texts in the order of their first appearance; the place of a text is its number.</summary>
    public IReadOnlyList<string> Texts => _texts;

    /// <summary>The number of a text, new ones are added.</summary>
    public int NumberOf(ReadOnlySpan<char> text)
    {
        if (_bySpan.TryGetValue(text, out var number))
        {
            return number;
        }

        number = _texts.Count;
        _texts.Add(text.ToString());
        _numbers.Add(_texts[number], number);
        return number;
    }
}
