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

    private readonly SeamScan _scan;
    private readonly MatchKind _kind;
    private bool _isComplete;

    internal KeywordScanner(KeywordAutomaton automaton, MatchKind kind)
    {
        _scan = new SeamScan(automaton);
        _kind = kind;
    }

    /// <summary>Gets how many UTF-16 units have been taken.</summary>
    public long Length => _scan.Offset + _scan.Held;

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
            piece.Slice(0, taken).CopyTo(_scan.Room(taken));
            _scan.Add(taken);
            Scan(matches, isFinal: _scan.Held > MaxHeld);
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

    private void Scan(List<StreamMatch> matches, bool isFinal)
    {
        var sink = new StreamSink(matches, _scan.Offset);
        _scan.Scan(_kind, isFinal, ref sink);
        _scan.Forget();
    }

    private void ThrowIfComplete()
    {
        if (_isComplete)
        {
            throw new InvalidOperationException("The text has ended: Complete was called. Take a new scanner for another text.");
        }
    }
}
