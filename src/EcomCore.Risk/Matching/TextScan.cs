using System.Runtime.CompilerServices;

namespace EcomCore.Risk;

/// <summary>Finds the occurrences in a text: the filter names the places where a pattern may begin, the trie is walked from each.</summary>
/// <remarks>
/// The places of a block come as bits, so that walking from one does not wait for what was found before. Walking costs a few steps for each
/// character of everyday text; where it costs many, the rest of the text is read backwards by <see cref="BackwardScan"/>, which is linear always.
/// </remarks>
internal readonly ref struct TextScan
{
    // Steps a character may cost on average, and steps in advance, before the scan changes over. Everyday words cost below 4.
    private const int StepsPerCharacter = 16;
    private const int StepsInAdvance = 8192;

    private readonly KeywordAutomaton _automaton;
    private readonly ReadOnlySpan<char> _text;
    private readonly TrieWalk _walk;
    private readonly bool _isFinal;

    // Behind the last place that can be decided without more text.
    private readonly int _stop;

    /// <summary>Creates a scan.</summary>
    /// <param name="automaton">The patterns.</param>
    /// <param name="text">The text.</param>
    /// <param name="isFinal">False when more text may follow.</param>
    public TextScan(KeywordAutomaton automaton, ReadOnlySpan<char> text, bool isFinal)
    {
        _automaton = automaton;
        _text = text;
        _walk = new TrieWalk(automaton, text);
        _isFinal = isFinal;
        _stop = isFinal ? text.Length : Math.Max(0, text.Length - 1 - automaton.Context.LookAhead);
    }

    /// <summary>Reports the leftmost-longest matches of keywords that count wherever they stand.</summary>
    /// <param name="from">The first place.</param>
    /// <param name="sink">Takes the matches.</param>
    /// <param name="found">Room for what begins at one place.</param>
    /// <returns>The first place that is not decided; the text's length when all are. -1 when the sink wants no more.</returns>
    public int RunPlain<TSink>(int from, ref TSink sink, Span<Occurrence> found)
        where TSink : struct, IMatchSink
    {
        var (next, work) = (from, 0L);
        for (var block = from; block < _stop;)
        {
            var mask = Candidates(block, out var places);
            for (; mask != 0; mask &= mask - 1)
            {
                var place = block + Bits.Lowest(mask);
                if (place < next)
                {
                    continue;
                }

                var output = _automaton.NothingPassed ? _walk.Longest(place, out var end, out var seen) : Last(place, found, out end, out seen);
                if (!_isFinal && (place >= _stop || seen > _text.Length))
                {
                    return place;
                }

                work += seen - place;
                if (output >= 0)
                {
                    if (!sink.Take(new KeywordMatch(_automaton.Trie.Patterns[output].Keyword, place, end - place)))
                    {
                        return -1;
                    }

                    next = end;
                }
            }

            block = Math.Max(block + places, next);
            if (IsTooMuch(work, block - from))
            {
                return RunBackward(block, ref sink);
            }
        }

        return Math.Max(_stop, next);
    }

    /// <summary>Reports what the judge lets pass.</summary>
    /// <inheritdoc cref="RunPlain"/>
    public int Run<TSink>(int from, StartJudge judge, ref TSink sink, Span<Occurrence> found)
        where TSink : struct, IMatchSink
    {
        var work = 0L;
        for (var block = from; block < _stop;)
        {
            var mask = Candidates(block, out var places);
            for (; mask != 0; mask &= mask - 1)
            {
                var place = block + Bits.Lowest(mask);
                if (_automaton.Repeats && !Runs.BeginAt(_automaton, _text, place))
                {
                    continue;
                }

                var count = _walk.All(place, found, out var seen);
                if (!_isFinal && (place >= _stop || seen + _automaton.Context.LookAhead > _text.Length))
                {
                    return place;
                }

                work += seen - place;
                if (count > 0 && !judge.Take(place, found.Slice(0, count), ref sink))
                {
                    return -1;
                }
            }

            block += places;
            if (IsTooMuch(work, block - from))
            {
                return new BackwardScan(_automaton, _text, _isFinal).Run(block, judge, ref sink);
            }
        }

        return _stop;
    }

    private int RunBackward<TSink>(int from, ref TSink sink)
        where TSink : struct, IMatchSink
    {
        Span<int> freeFrom = [0];
        Span<int> excludedTo = [0];
        Span<KeywordMatch> best = [default];
        return new BackwardScan(_automaton, _text, _isFinal).Run(
            from, new StartJudge(_automaton, _text, MatchKind.LeftmostLongest, freeFrom, excludedTo, best), ref sink);
    }

    private int Last(int place, Span<Occurrence> found, out int end, out int seen)
    {
        var count = _walk.All(place, found, out seen);
        end = count > 0 ? found[count - 1].End : place;
        return count > 0 ? found[count - 1].Output : -1;
    }

    /// <summary>The places from <paramref name="block"/> at which a pattern may begin, as bits. The last character of the text is one if it alone is a pattern.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Candidates(int block, out int places)
    {
        places = Math.Min(64, _text.Length - 1 - block);
        if (places <= 0)
        {
            places = 1;
            return (ulong)(_automaton.Symbols.Entries[_text[block]] >> 15);
        }

        return _automaton.IsLiteral
            ? _automaton.Filter.Literal(_text, block, places)
            : _automaton.Filter.Folded(_text, _automaton.Symbols.Entries, block, places);
    }

    private static bool IsTooMuch(long work, int characters) => work > ((long)characters * StepsPerCharacter) + StepsInAdvance;
}
