namespace EcomCore.Risk;

/// <summary>Takes what was found place after place, and reports what counts.</summary>
/// <param name="automaton">The patterns.</param>
/// <param name="text">The text.</param>
/// <param name="kind">Which of overlapping occurrences count.</param>
/// <param name="freeFrom">Behind the last match of each group; kept from one piece of a text to the next.</param>
/// <param name="excludedTo">Behind the excluding phrases of each group so far; kept likewise.</param>
/// <param name="best">Room for one match of each group.</param>
internal readonly ref struct StartJudge(
    KeywordAutomaton automaton, ReadOnlySpan<char> text, MatchKind kind, Span<int> freeFrom, Span<int> excludedTo, Span<KeywordMatch> best)
{
    private readonly ReadOnlySpan<char> _text = text;
    private readonly Span<int> _freeFrom = freeFrom;
    private readonly Span<int> _excludedTo = excludedTo;
    private readonly Span<KeywordMatch> _best = best;
    private readonly PraiseReading? _praise = automaton.Context.Praise?.Read();

    /// <summary>Takes the patterns that begin at a place, shortest first; places come in order.</summary>
    /// <returns>False when the sink wants no more.</returns>
    public bool Take<TSink>(int start, ReadOnlySpan<Occurrence> found, ref TSink sink)
        where TSink : struct, IMatchSink
    {
        if (automaton.HasExclusions)
        {
            Exclude(start, found);
        }

        var context = new ContextView(automaton, _text, start, _praise);
        return kind == MatchKind.All ? TakeAll(start, found, ref context, ref sink) : TakeBest(start, found, ref context, ref sink);
    }

    private void Exclude(int start, ReadOnlySpan<Occurrence> found)
    {
        foreach (var (output, end) in found)
        {
            for (var i = output; i >= 0; i = automaton.Trie.Patterns[i].Next)
            {
                ref readonly var pattern = ref automaton.Trie.Patterns[i];
                if (pattern.Keyword < 0 && Runs.Suffice(automaton, _text, start, end, pattern))
                {
                    ref var excludedTo = ref _excludedTo[pattern.Group];
                    excludedTo = Math.Max(excludedTo, end);
                }
            }
        }
    }

    private bool TakeAll<TSink>(int start, ReadOnlySpan<Occurrence> found, ref ContextView context, ref TSink sink)
        where TSink : struct, IMatchSink
    {
        foreach (var (output, end) in found)
        {
            for (var i = output; i >= 0; i = automaton.Trie.Patterns[i].Next)
            {
                ref readonly var pattern = ref automaton.Trie.Patterns[i];
                if (pattern.Keyword >= 0 && end > _excludedTo[pattern.Group] && Counts(pattern, start, end, ref context)
                    && !sink.Take(new KeywordMatch(pattern.Keyword, start, end - start)))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private bool TakeBest<TSink>(int start, ReadOnlySpan<Occurrence> found, ref ContextView context, ref TSink sink)
        where TSink : struct, IMatchSink
    {
        var touched = 0UL;
        foreach (var (output, end) in found)
        {
            for (var i = output; i >= 0; i = automaton.Trie.Patterns[i].Next)
            {
                ref readonly var pattern = ref automaton.Trie.Patterns[i];
                var group = pattern.Group;
                if (pattern.Keyword < 0 || start < _freeFrom[group] || end <= _excludedTo[group])
                {
                    continue;
                }

                var match = new KeywordMatch(pattern.Keyword, start, end - start);
                var known = (touched & (1UL << group)) != 0;
                if ((!known || IsBetter(match, _best[group])) && Counts(pattern, start, end, ref context))
                {
                    _best[group] = match;
                    touched |= 1UL << group;
                }
            }
        }

        return touched == 0 || Report(touched, ref sink);
    }

    private bool Counts(in Pattern pattern, int start, int end, ref ContextView context) =>
        Runs.Suffice(automaton, _text, start, end, pattern) && context.Keeps(pattern, end);

    private bool IsBetter(KeywordMatch match, KeywordMatch best) =>
        kind == MatchKind.LeftmostFirst ? match.Keyword < best.Keyword : match.Length > best.Length;

    private bool Report<TSink>(ulong touched, ref TSink sink)
        where TSink : struct, IMatchSink
    {
        for (; touched != 0; touched &= touched - 1)
        {
            var group = Bits.Lowest(touched);
            _freeFrom[group] = _best[group].End;
            if (!sink.Take(_best[group]))
            {
                return false;
            }
        }

        return true;
    }
}
