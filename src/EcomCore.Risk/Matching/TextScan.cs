namespace EcomCore.Risk;

/// <summary>Finds the occurrences in a text: the filter names the places where a pattern may begin, the trie is walked from each.</summary>
/// <remarks>
/// Linear in the text on everyday input. The worst case is (length of the text) times (longest pattern), when nearly every place begins a
/// long way through the trie. Nothing is allocated.
/// </remarks>
internal readonly ref struct TextScan
{
    private readonly ReadOnlySpan<char> _text;
    private readonly KeywordAutomaton _automaton;
    private readonly ushort[] _entries;
    private readonly KeywordTrie _trie;
    private readonly int _maxGap;

    public TextScan(KeywordAutomaton automaton, ReadOnlySpan<char> text)
    {
        _text = text;
        _automaton = automaton;
        _entries = automaton.Symbols.Entries;
        _trie = automaton.Trie;
        _maxGap = automaton.MaxGap;
    }

    public void Run<TSink>(MatchKind kind, ref TSink sink)
        where TSink : struct, IMatchSink
    {
        if (kind == MatchKind.All)
        {
            RunAll(ref sink);
        }
        else if (_automaton.IsPlain && kind == MatchKind.LeftmostLongest)
        {
            RunPlain(ref sink);
        }
        else
        {
            RunLeftmost(kind, ref sink);
        }
    }

    /// <summary>The next place at or behind <paramref name="from"/> where a pattern may begin; the text's length when there is none.</summary>
    private int NextCandidate(int from)
    {
        var text = _text;
        if (from >= text.Length)
        {
            return text.Length;
        }

        var entries = _entries;
        var filter = _automaton.Filter;
        uint first = entries[text[from]];
        for (var i = from + 1; i < text.Length; i++)
        {
            uint second = entries[text[i]];
            if ((first & SymbolMap.Alone) != 0 || filter.MayBegin(first, second))
            {
                return i - 1;
            }

            first = second;
        }

        return (first & SymbolMap.Alone) != 0 ? text.Length - 1 : text.Length;
    }

    private void RunPlain<TSink>(ref TSink sink)
        where TSink : struct, IMatchSink
    {
        for (var start = NextCandidate(0); start < _text.Length; start = NextCandidate(start))
        {
            var walk = new Walk(start);
            var (keyword, end) = (-1, start + 1);
            while (Advance(ref walk))
            {
                keyword = _trie.Patterns[walk.Output].Keyword;
                end = walk.End;
            }

            if (keyword >= 0 && !sink.Take(new KeywordMatch(keyword, start, end - start)))
            {
                return;
            }

            start = end;
        }
    }

    private void RunLeftmost<TSink>(MatchKind kind, ref TSink sink)
        where TSink : struct, IMatchSink
    {
        var groups = _automaton.Groups;
        Span<int> freeFrom = stackalloc int[groups];
        Span<int> excludedTo = stackalloc int[groups];
        Span<KeywordMatch> best = stackalloc KeywordMatch[groups];
        freeFrom.Clear();
        excludedTo.Clear();
        best.Clear();

        for (var start = NextCandidate(0); start < _text.Length; start = NextCandidate(start + 1))
        {
            Exclude(start, excludedTo);
            var touched = 0UL;
            for (var walk = new Walk(start); Advance(ref walk);)
            {
                for (var i = walk.Output; i >= 0; i = _trie.Patterns[i].Next)
                {
                    var pattern = _trie.Patterns[i];
                    if (pattern.Keyword < 0 || start < freeFrom[pattern.Group] || walk.End <= excludedTo[pattern.Group] || !IsWhole(start, walk.End))
                    {
                        continue;
                    }

                    var match = new KeywordMatch(pattern.Keyword, start, walk.End - start);
                    var known = (touched & (1UL << pattern.Group)) != 0;
                    if (!known || IsBetter(kind, match, best[pattern.Group]))
                    {
                        best[pattern.Group] = match;
                        touched |= 1UL << pattern.Group;
                    }
                }
            }

            if (touched != 0 && !IsNegated(start) && !Report(touched, best, freeFrom, ref sink))
            {
                return;
            }
        }
    }

    private void RunAll<TSink>(ref TSink sink)
        where TSink : struct, IMatchSink
    {
        Span<int> excludedTo = stackalloc int[_automaton.Groups];
        excludedTo.Clear();
        for (var start = NextCandidate(0); start < _text.Length; start = NextCandidate(start + 1))
        {
            Exclude(start, excludedTo);
            if (IsNegated(start))
            {
                continue;
            }

            for (var walk = new Walk(start); Advance(ref walk);)
            {
                for (var i = walk.Output; i >= 0; i = _trie.Patterns[i].Next)
                {
                    var pattern = _trie.Patterns[i];
                    if (pattern.Keyword >= 0 && walk.End > excludedTo[pattern.Group] && IsWhole(start, walk.End)
                        && !sink.Take(new KeywordMatch(pattern.Keyword, start, walk.End - start)))
                    {
                        return;
                    }
                }
            }
        }
    }

    /// <summary>Moves on to the next pattern that begins at the walk's start; false when there is none.</summary>
    private bool Advance(ref Walk walk)
    {
        var gap = 0;
        for (var i = walk.Next; i < _text.Length; i++)
        {
            var symbol = _entries[_text[i]] & SymbolMap.SymbolMask;
            if (symbol >= SymbolMap.Separator)
            {
                // Nothing begins with what is passed over; the filter may name such a place by chance.
                if (walk.Cell == 0 || (symbol == SymbolMap.Separator && ++gap > _maxGap))
                {
                    break;
                }

                continue;
            }

            walk.Cell = _trie.Child(walk.Cell, symbol);
            if (walk.Cell < 0)
            {
                break;
            }

            gap = 0;
            if (_trie.Nodes[walk.Cell].Output is >= 0 and var output)
            {
                walk.Output = output;
                walk.End = walk.Next = i + 1;
                return true;
            }
        }

        walk.Next = _text.Length;
        return false;
    }

    /// <summary>Notes how far the excluding phrases that begin here reach.</summary>
    private void Exclude(int start, Span<int> excludedTo)
    {
        if (!_automaton.HasExclusions)
        {
            return;
        }

        for (var walk = new Walk(start); Advance(ref walk);)
        {
            for (var i = walk.Output; i >= 0; i = _trie.Patterns[i].Next)
            {
                var pattern = _trie.Patterns[i];
                if (pattern.Keyword < 0)
                {
                    excludedTo[pattern.Group] = Math.Max(excludedTo[pattern.Group], walk.End);
                }
            }
        }
    }

    private bool IsNegated(int start) => _automaton.Negation is { } negation && negation.IsBefore(_text, start);

    private bool IsWhole(int start, int end) =>
        !_automaton.WholeWords
        || !((start > 0 && IsAsciiWord(_text[start]) && IsAsciiWord(_text[start - 1]))
            || (end < _text.Length && IsAsciiWord(_text[end - 1]) && IsAsciiWord(_text[end])));

    private static bool IsAsciiWord(char c) => c is >= '0' and <= '9' or >= 'A' and <= 'Z' or >= 'a' and <= 'z';

    private static bool IsBetter(MatchKind kind, KeywordMatch match, KeywordMatch best) =>
        kind == MatchKind.LeftmostFirst ? match.Keyword < best.Keyword : match.Length > best.Length;

    private static bool Report<TSink>(ulong touched, Span<KeywordMatch> best, Span<int> freeFrom, ref TSink sink)
        where TSink : struct, IMatchSink
    {
        for (var group = 0; group < best.Length; group++)
        {
            if ((touched & (1UL << group)) != 0)
            {
                freeFrom[group] = best[group].End;
                if (!sink.Take(best[group]))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>A way down the trie from one place of the text.</summary>
    private struct Walk(int start)
    {
        public int Next = start;
        public int Cell;
        public int Output = -1;
        public int End;
    }
}
