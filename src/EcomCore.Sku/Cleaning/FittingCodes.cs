namespace EcomCore.Sku;

/// <summary>Collects the codes that a damaged text may have been; each once, with the first reason found.</summary>
internal sealed class FittingCodes(SkuSchema schema, SkuRegistry? known, int most)
{
    private const int MaxZeros = 16;

    private readonly HashSet<string> _codes = new(StringComparer.Ordinal);
    private readonly List<SkuSuggestion> _suggestions = [];

    public int Count => _codes.Count;

    public string First => _suggestions[0].Code;

    public IReadOnlyList<SkuSuggestion> Suggestions => _suggestions;

    /// <summary>Adds a text if it is a code, and a known one where the known ones are given.</summary>
    public void Add(string text, SkuDamage damage, Func<string> reason)
    {
        if (schema.TryParse(text, out _) && known?.Contains(text) != false && _codes.Add(text) && _suggestions.Count < most)
        {
            _suggestions.Add(new SkuSuggestion(text, damage, reason()));
        }
    }

    /// <summary>The same for a number that may lack leading zeros: every length that a code can have is tried, 16 more than the shortest at most.</summary>
    public void AddPadded(string digits, SkuDamage damage, Func<string> reason)
    {
        var shortest = Math.Max(digits.Length, schema.MinLength);
        for (var length = shortest; length <= schema.MaxLength && length <= shortest + MaxZeros; length++)
        {
            Add(digits.PadLeft(length, '0'), damage, reason);
        }
    }
}
