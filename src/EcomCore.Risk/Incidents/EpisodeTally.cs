namespace EcomCore.Risk;

/// <summary>What the posts of an episode come to: how many, by whom, where, and which. What is kept is bounded by the limits.</summary>
internal sealed class EpisodeTally(RiskRule rule, RiskLimits limits)
{
    private readonly PostIdList _postIds = new(limits.KeptPostIds);
    private readonly HashSet<string> _authors = new(StringComparer.Ordinal);
    private readonly HashSet<string> _platforms = new(StringComparer.Ordinal);

    public long Count { get; private set; }

    public int Platforms => _platforms.Count;

    public long Reach { get; private set; }

    public IReadOnlyList<string> PostIds => _postIds.Snapshot();

    /// <summary>Takes a post up; not a further one of an author, where those are counted.</summary>
    public void Add(WindowEvent item)
    {
        if (rule.Count == RiskCount.Authors)
        {
            if (_authors.Count >= limits.KeptAuthors || !_authors.Add(item.Identity))
            {
                return;
            }

            Count++;
        }
        else
        {
            Count += item.Weight;
        }

        _postIds.Add(item.PostId);
        if (_platforms.Count < RiskLimits.Platforms)
        {
            _platforms.Add(item.Platform);
        }

        Reach = item.Reach > long.MaxValue - Reach ? long.MaxValue : Reach + item.Reach;
    }

    public void Add(IEnumerable<WindowEvent> items)
    {
        foreach (var item in items)
        {
            Add(item);
        }
    }

    /// <summary>More was counted than the events that are kept say.</summary>
    public void CountAtLeast(long counted) => Count = Math.Max(Count, counted);

    public void Write(StateWriter writer)
    {
        writer.Write(Count);
        writer.Write(Reach);
        writer.Write(PostIds);
        writer.Write(_authors);
        writer.Write(_platforms);
    }

    public static EpisodeTally Read(StateReader reader, RiskRule rule, RiskLimits limits)
    {
        var tally = new EpisodeTally(rule, limits) { Count = reader.Long(), Reach = reader.Long() };
        foreach (var post in reader.Texts())
        {
            tally._postIds.Add(post);
        }

        tally._authors.UnionWith(reader.Texts());
        tally._platforms.UnionWith(reader.Texts());
        return tally;
    }
}
