namespace EcomCore.Risk;

/// <summary>The words of praise and complaint of one text, read as hits ask for them; hits come in order of place.</summary>
/// <remarks>What was read and weighed for one hit serves the next: each place of a text is read about once, however thick the hits stand.</remarks>
internal sealed class PraiseReading(Praise praise)
{
    // Before the first word that is wanted: reading that begins within a word finds its step again.
    private const int RunUp = 64;

    // Behind a piece, so that no word is cut; and how much is read at once when hits are dense.
    private const int Margin = 64;
    private const int Piece = 1024;

    // Whoever repeats a word of praise more often does not mean it.
    private const int MaxTimes = 2;

    // A turn is one within its sentence.
    private static readonly char[] SentenceEnds = ['。', '！', '？', '!', '?', '.', '\n', '…', '～', '~'];

    private readonly List<KeywordMatch> _found = [];
    private readonly List<PraiseWord> _words = [];
    private readonly byte[] _times = new byte[praise.Words];
    private int _first;
    private int _readTo;

    /// <summary>Begins with a text.</summary>
    public void Begin()
    {
        _words.Clear();
        (_first, _readTo) = (0, -1);
    }

    /// <summary>Whether the hit from <paramref name="start"/> up to <paramref name="end"/> stands in praise.</summary>
    public bool Covers(ReadOnlySpan<char> text, int start, int end)
    {
        var (from, to) = (Math.Max(0, start - Praise.Reach), Math.Min(text.Length, end + Praise.Reach));
        ReadTo(text, from, to);
        while (_first < _words.Count && _words[_first].Start < from)
        {
            _first++;
        }

        var (satisfaction, complaint) = (0, 0);
        var begin = _first;
        var at = begin;
        for (; at < _words.Count && _words[at].Start < to; at++)
        {
            var word = _words[at];
            if (word.End > to)
            {
                continue;
            }

            if (word.IsTurn && word.End <= start && !HasEnd(text.Slice(word.End, start - word.End)))
            {
                ForgetTimes(begin, at);
                (begin, satisfaction) = (at, 0);
            }
            else if (word.Weight <= 0)
            {
                complaint += word.Weight;
            }
            else if ((word.Start >= end || word.End <= start) && _times[word.Word]++ < MaxTimes)
            {
                satisfaction += word.Weight;
            }
        }

        ForgetTimes(begin, at);
        return satisfaction + complaint > 0;
    }

    private void ForgetTimes(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            _times[_words[i].Word] = 0;
        }
    }

    private void ReadTo(ReadOnlySpan<char> text, int from, int to)
    {
        if (to <= _readTo)
        {
            return;
        }

        var goesOn = _readTo >= 0 && _readTo >= from - RunUp;
        if (!goesOn)
        {
            _words.Clear();
            (_first, _readTo) = (0, Math.Max(0, from - RunUp));
        }
        else if (_first > Piece)
        {
            _words.RemoveRange(0, _first);
            _first = 0;
        }

        var until = Math.Min(text.Length, goesOn ? Math.Max(to, _readTo + Piece) : to);
        var begin = _readTo;
        _found.Clear();
        praise.Find(text.Slice(begin, Math.Min(text.Length, until + Margin) - begin), _found);
        _readTo = until;
        foreach (var match in _found)
        {
            var word = match with { Start = begin + match.Start };
            if (word.Start >= until)
            {
                break;
            }

            _words.Add(praise.Weigh(text, word));
            _readTo = Math.Max(_readTo, word.End);
        }
    }

    private static bool HasEnd(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (Array.IndexOf(SentenceEnds, character) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
