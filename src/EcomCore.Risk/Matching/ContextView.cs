namespace EcomCore.Risk;

/// <summary>The surroundings of one place: what does not depend on the pattern is looked at once.</summary>
internal ref struct ContextView(KeywordAutomaton automaton, ReadOnlySpan<char> text, int start, PraiseReading? praise)
{
    private readonly ReadOnlySpan<char> _text = text;
    private bool? _isNegated;

    /// <summary>Whether a pattern that ends at <paramref name="end"/> counts here.</summary>
    public bool Keeps(in Pattern pattern, int end)
    {
        var rules = automaton.Context;
        return !rules.Any
            || ((!rules.WholeWords || IsWhole(end))
                && (rules.Companions[pattern.Group] is not { } companion || companion.IsNear(_text, start, end))
                && !IsNegated(rules, end)
                && praise?.Covers(_text, start, end) != true);
    }

    private bool IsNegated(ContextRules rules, int end) =>
        rules.Negation is { } negation && ((_isNegated ??= negation.IsBefore(_text, start)) || Negation.IsBehind(_text, end));

    private readonly bool IsWhole(int end) =>
        !((start > 0 && IsAsciiWord(_text[start]) && IsAsciiWord(_text[start - 1]))
            || (end < _text.Length && IsAsciiWord(_text[end - 1]) && IsAsciiWord(_text[end])));

    private static bool IsAsciiWord(char c) => c is >= '0' and <= '9' or >= 'A' and <= 'Z' or >= 'a' and <= 'z';
}
