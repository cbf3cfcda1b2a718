using System.Buffers;

namespace EcomCore.Risk;

/// <summary>Finds what begins at each place by reading blocks of symbols backwards; linear in the text and in what is found.</summary>
internal readonly ref struct BackwardScan(KeywordAutomaton automaton, ReadOnlySpan<char> text, bool isFinal)
{
    private const int BlockSymbols = 4096;

    private readonly ReadOnlySpan<char> _text = text;

    /// <summary>Reports what the judge lets pass.</summary>
    /// <param name="from">The first place.</param>
    /// <param name="judge">Judges place after place.</param>
    /// <param name="sink">Takes the matches.</param>
    /// <returns>The first place that is not decided; the text's length when all are. -1 when the sink wants no more.</returns>
    public int Run<TSink>(int from, StartJudge judge, ref TSink sink)
        where TSink : struct, IMatchSink
    {
        var backward = automaton.Backward;
        var capacity = BlockSymbols + (2 * backward.Longest);
        var rented = ArrayPool<int>.Shared.Rent(4 * capacity);
        try
        {
            var block = new Block(rented.AsSpan(0, 4 * capacity), capacity);
            return Run(from, backward, block, judge, ref sink);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(rented);
        }
    }

    private int Run<TSink>(int from, BackwardAutomaton backward, Block block, StartJudge judge, ref TSink sink)
        where TSink : struct, IMatchSink
    {
        var reader = new SymbolReader(automaton, _text, from);
        Span<Occurrence> found = stackalloc Occurrence[automaton.Trie.Nested];
        var count = 0;
        while (true)
        {
            var ended = false;
            while (count < block.Symbols.Length && !ended)
            {
                ended = !reader.Read(out block.Symbols[count], out block.Starts[count], out block.Ends[count]);
                count += ended ? 0 : 1;
            }

            ReadBackwards(backward, block, count);
            var decided = Decided(backward, block, count, ended);
            for (var i = 0; i < decided; i++)
            {
                var place = block.Starts[i];
                var patterns = Patterns(backward, block, i, found);
                if (patterns > 0 && (!automaton.Repeats || Runs.BeginAt(automaton, _text, place))
                    && !judge.Take(place, found.Slice(found.Length - patterns), ref sink))
                {
                    return -1;
                }
            }

            if (ended)
            {
                return decided < count ? block.Starts[decided] : _text.Length;
            }

            block.Drop(decided, count);
            count -= decided;
        }
    }

    /// <summary>How many of the first symbols have all the symbols behind them, and all the characters that are looked at, that could matter.</summary>
    private int Decided(BackwardAutomaton backward, Block block, int count, bool ended)
    {
        if (ended && isFinal)
        {
            return count;
        }

        // One symbol more: the last one's run may go on.
        var decided = Math.Max(0, count - backward.Longest - 1);
        while (decided > 0 && ended && block.Ends[Math.Min(count - 1, decided + backward.Longest)] + automaton.Context.LookAhead > _text.Length)
        {
            decided--;
        }

        return decided;
    }

    private static void ReadBackwards(BackwardAutomaton backward, Block block, int count)
    {
        var state = 0;
        for (var i = count - 1; i >= 0; i--)
        {
            state = block.Symbols[i] == 0 ? 0 : backward.Next(state, block.Symbols[i]);
            block.States[i] = state;
        }
    }

    /// <summary>Fills the end of <paramref name="found"/> with the patterns that begin at symbol <paramref name="at"/>, shortest first.</summary>
    private static int Patterns(BackwardAutomaton backward, Block block, int at, Span<Occurrence> found)
    {
        var (count, state) = (0, block.States[at]);
        var next = backward.Pattern(state, out var pattern, out var length);
        while (pattern >= 0)
        {
            // The longest comes first; places are filled from the front and turned round below.
            found[count++] = new Occurrence(pattern, block.Ends[at + length - 1]);
            if (next == 0)
            {
                break;
            }

            next = backward.Pattern(next, out pattern, out length);
        }

        found.Slice(0, count).Reverse();
        found.Slice(0, count).CopyTo(found.Slice(found.Length - count));
        return count;
    }

    /// <summary>Symbols in a row: each one's number, its place, the place behind it, and the automaton's state there.</summary>
    private readonly ref struct Block(Span<int> memory, int capacity)
    {
        public Span<int> Symbols { get; } = memory.Slice(0, capacity);

        public Span<int> Starts { get; } = memory.Slice(capacity, capacity);

        public Span<int> Ends { get; } = memory.Slice(2 * capacity, capacity);

        public Span<int> States { get; } = memory.Slice(3 * capacity, capacity);

        public void Drop(int first, int count)
        {
            Symbols.Slice(first, count - first).CopyTo(Symbols);
            Starts.Slice(first, count - first).CopyTo(Starts);
            Ends.Slice(first, count - first).CopyTo(Ends);
        }
    }
}
