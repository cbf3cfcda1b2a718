namespace EcomCore.Risk;

/// <summary>Where repeats are passed over: only the first character of a run begins a match, and no run is shorter than the pattern's.</summary>
internal static class Runs
{
    public static bool BeginAt(KeywordAutomaton automaton, ReadOnlySpan<char> text, int place)
    {
        var symbol = automaton.Symbols.Read(text, place, out _);
        var (separators, invisible) = (0, 0);
        for (var (end, length) = (place, 0); end > 0; end -= length)
        {
            var before = automaton.Symbols.ReadBefore(text, end, out length);
            if (before < SymbolMap.Separator)
            {
                return before != symbol;
            }

            if (before == SymbolMap.Separator ? ++separators > automaton.MaxGap : ++invisible > KeywordMatching.MaxInvisible)
            {
                return true;
            }
        }

        return true;
    }

    /// <summary>Whether each run of the text is as long as the pattern's.</summary>
    public static bool Suffice(KeywordAutomaton automaton, ReadOnlySpan<char> text, int start, int end, in Pattern pattern)
    {
        if (pattern.Runs is not { } runs)
        {
            return true;
        }

        var (run, length, last) = (-1, 0, -1);
        for (var (i, units) = (start, 0); i < end; i += units)
        {
            var symbol = automaton.Symbols.Read(text, i, out units);
            if (symbol == last)
            {
                length++;
            }
            else if (symbol < SymbolMap.Separator)
            {
                if (run >= 0 && length < runs[run])
                {
                    return false;
                }

                (run, length, last) = (run + 1, 1, symbol);
            }
        }

        return length >= runs[run];
    }
}
