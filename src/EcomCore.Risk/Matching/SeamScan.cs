namespace EcomCore.Risk;

/// <summary>A text that comes in pieces: holds what is not decided yet and what stands before it that could matter.</summary>
internal sealed class SeamScan(KeywordAutomaton automaton)
{
    private readonly int[] _freeFrom = new int[automaton.Groups];
    private readonly int[] _excludedTo = new int[automaton.Groups];
    private char[] _held = new char[1024];
    private int _count;
    private int _from;

    /// <summary>Gets how many characters lie before the held ones.</summary>
    public long Offset { get; private set; }

    /// <summary>Gets how many characters are held.</summary>
    public int Held => _count;

    /// <summary>Makes room for more text behind what is held; <see cref="Add"/> says how much was written.</summary>
    public Span<char> Room(int length)
    {
        if (_held.Length < _count + length)
        {
            Array.Resize(ref _held, Math.Max(_count + length, 2 * _held.Length));
        }

        return _held.AsSpan(_count, length);
    }

    public void Add(int length) => _count += length;

    /// <summary>Reports what is decided by now; starts are counted from the first held character.</summary>
    public void Scan<TSink>(MatchKind kind, bool isFinal, ref TSink sink)
        where TSink : struct, IMatchSink
    {
        var text = _held.AsSpan(0, _count);
        Span<Occurrence> found = stackalloc Occurrence[automaton.Trie.Nested];
        var scan = new TextScan(automaton, text, isFinal);
        if (kind == MatchKind.LeftmostLongest && automaton.IsPlain)
        {
            _from = Math.Max(_from, scan.RunPlain(_from, ref sink, found));
        }
        else
        {
            Span<KeywordMatch> best = stackalloc KeywordMatch[automaton.Groups];
            _from = Math.Max(_from, scan.Run(_from, new StartJudge(automaton, text, kind, _freeFrom, _excludedTo, best), ref sink, found));
        }
    }

    /// <summary>Lets go of what cannot matter any more.</summary>
    public void Forget()
    {
        var gone = Math.Max(0, Math.Min(_from, _count) - automaton.Context.LookBack);
        _held.AsSpan(gone, _count - gone).CopyTo(_held);
        _count -= gone;
        _from -= gone;
        Offset += gone;
        for (var group = 0; group < _freeFrom.Length; group++)
        {
            _freeFrom[group] = Math.Max(0, _freeFrom[group] - gone);
            _excludedTo[group] = Math.Max(0, _excludedTo[group] - gone);
        }
    }

    /// <summary>Makes ready for another text.</summary>
    public void Reset()
    {
        (_count, _from, Offset) = (0, 0, 0);
        Array.Clear(_freeFrom, 0, _freeFrom.Length);
        Array.Clear(_excludedTo, 0, _excludedTo.Length);
    }
}
