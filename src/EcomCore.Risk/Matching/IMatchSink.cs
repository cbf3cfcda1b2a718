namespace EcomCore.Risk;

/// <summary>Takes matches as they are found; a struct, so that the scan is compiled for it and allocates nothing.</summary>
internal interface IMatchSink
{
    /// <summary>Takes a match; false ends the scan.</summary>
    bool Take(KeywordMatch match);
}

internal readonly struct ListSink(List<KeywordMatch> matches) : IMatchSink
{
    public bool Take(KeywordMatch match)
    {
        matches.Add(match);
        return true;
    }
}

/// <summary>For a piece of a longer text: starts are counted from that text's beginning.</summary>
internal readonly struct StreamSink(List<StreamMatch> matches, long offset) : IMatchSink
{
    public bool Take(KeywordMatch match)
    {
        matches.Add(new StreamMatch(match.Keyword, offset + match.Start, match.Length));
        return true;
    }
}

internal struct CountSink : IMatchSink
{
    public int Count { get; private set; }

    public bool Take(KeywordMatch match)
    {
        Count++;
        return true;
    }
}

internal struct AnySink : IMatchSink
{
    public bool Found { get; private set; }

    public bool Take(KeywordMatch match)
    {
        Found = true;
        return false;
    }
}

/// <summary>Takes so many matches and then ends the scan.</summary>
internal readonly struct BoundedSink(List<KeywordMatch> matches, int most) : IMatchSink
{
    public bool Take(KeywordMatch match)
    {
        matches.Add(match);
        return matches.Count < most;
    }
}
