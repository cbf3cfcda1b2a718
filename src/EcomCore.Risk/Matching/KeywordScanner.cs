namespace EcomCore.Risk;

/// <summary>Finds keywords in a text that comes in pieces, as if it were whole. One scanner for one text; not for several threads at once.</summary>
/// <remarks>
/// What cannot be decided without the next piece is held: the text from the first open place on, and what stands before it that a negation or a
/// companion could be in. That is a few thousand characters at most, except where <see cref="KeywordMatching.Repeats"/> lets a run go on; beyond
/// <see cref="MaxHeld"/> units the text is judged as if it ended there.
/// </remarks>
public sealed class KeywordScanner
{
    /// <summary>The most text that is held, in UTF-16 units.</summary>
    public const int MaxHeld = 1 << 20;

    private const int PieceLength = 1 << 15;

    private readonly KeywordAutomaton _automaton;
    private readonly MatchKind _kind;
    private readonly int[] _freeFrom;
    private readonly int[] _excludedTo;
    private char[] _held = new char[1024];
    private int _count;
    private int _from;
    private long _offset;
    private bool _isComplete;

    internal KeywordScanner(KeywordAutomaton automaton, MatchKind kind)
    {
        _automaton = automaton;
        _kind = kind;
        _freeFrom = new int[automaton.Groups];
        _excludedTo = new int[automaton.Groups];
    }

    /// <summary>Gets how many UTF-16 units have been taken.</summary>
    public long Length => _offset + _count;

    /// <summary>Takes the next piece and appends the matches that are certain by now.</summary>
    /// <param name="piece">Any text; may be empty, may end between two halves of a surrogate pair.</param>
    /// <param name="matches">Grows by the matches, in the order of <see cref="KeywordMatcher.Find(string, MatchKind)"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="matches"/> is null.</exception>
    /// <exception cref="InvalidOperationException"><see cref="Complete"/> was called.</exception>
    public void Append(ReadOnlySpan<char> piece, List<StreamMatch> matches)
    {
        Guard.NotNull(matches);
        ThrowIfComplete();
        while (!piece.IsEmpty)
        {
            var taken = Math.Min(piece.Length, PieceLength);
            Hold(piece.Slice(0, taken));
            Scan(matches, isFinal: _count > MaxHeld);
            piece = piece.Slice(taken);
        }
    }

    /// <summary>Says that the text has ended and appends the matches that were still open.</summary>
    /// <param name="matches">Grows by the matches.</param>
    /// <exception cref="ArgumentNullException"><paramref name="matches"/> is null.</exception>
    /// <exception cref="InvalidOperationException">It was called before.</exception>
    public void Complete(List<StreamMatch> matches)
    {
        Guard.NotNull(matches);
        ThrowIfComplete();
        Scan(matches, isFinal: true);
        _isComplete = true;
    }

    private void Hold(ReadOnlySpan<char> text)
    {
        if (_held.Length < _count + text.Length)
        {
            Array.Resize(ref _held, Math.Max(_count + text.Length, 2 * _held.Length));
        }

        text.CopyTo(_held.AsSpan(_count));
        _count += text.Length;
    }

    private void Scan(List<StreamMatch> matches, bool isFinal)
    {
        var sink = new StreamSink(matches, _offset);
        var text = _held.AsSpan(0, _count);
        Span<KeywordMatch> best = stackalloc KeywordMatch[_automaton.Groups];
        Span<Occurrence> found = stackalloc Occurrence[_automaton.Trie.Nested];
        var judge = new StartJudge(_automaton, text, _kind, _freeFrom, _excludedTo, best);
        _from = Math.Max(_from, new TextScan(_automaton, text, isFinal).Run(_from, judge, ref sink, found));
        Forget(Math.Max(0, _from - _automaton.Context.LookBack));
    }

    private void Forget(int count)
    {
        _held.AsSpan(count, _count - count).CopyTo(_held);
        _count -= count;
        _from -= count;
        _offset += count;
        for (var group = 0; group < _freeFrom.Length; group++)
        {
            _freeFrom[group] = Math.Max(0, _freeFrom[group] - count);
            _excludedTo[group] = Math.Max(0, _excludedTo[group] - count);
        }
    }

    private void ThrowIfComplete()
    {
        if (_isComplete)
        {
            throw new InvalidOperationException("The text has ended: Complete was called. Take a new scanner for another text.");
        }
    }
}
