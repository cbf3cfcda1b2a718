using NodaTime;

namespace EcomCore.Risk;

/// <summary>One rule over one platform or keyword: its window and the episodes that a post may still belong to.</summary>
/// <param name="rule">The rule.</param>
/// <param name="key">The platform, keyword and product.</param>
/// <param name="window">Its counts.</param>
/// <param name="allowance">How late a post may come.</param>
/// <param name="reached">Room for the stretches of one post, shared by the trackers of a rule.</param>
internal sealed class KeyTracker(RiskRule rule, ScopeKey key, EventWindow window, Duration allowance, List<Stretch> reached)
{
    // Most keys never have one.
    private List<IncidentFile>? _episodes;

    // No incident opens before this.
    private Instant _coolUntil = Post.Earliest;

    public ScopeKey Key => key;

    /// <summary>Gets the time of the newest post.</summary>
    public Instant Newest { get; private set; } = Post.Earliest;

    /// <summary>Gets a value indicating whether an episode goes on.</summary>
    public bool IsActive => _episodes?.Exists(file => !file.IsQuiet && !file.IsDropped) == true;

    /// <summary>What goes first when there are too many: without an episode that goes on, then without news for longest; of those alike the first by name.</summary>
    public int CompareForForgetting(KeyTracker other)
    {
        var order = IsActive.CompareTo(other.IsActive);
        order = order != 0 ? order : Newest.CompareTo(other.Newest);
        order = order != 0 ? order : string.CompareOrdinal(Key.Platform, other.Key.Platform);
        order = order != 0 ? order : string.CompareOrdinal(Key.Keyword, other.Key.Keyword);
        return order != 0 ? order : string.CompareOrdinal(Key.Product, other.Key.Product);
    }

    /// <summary>Counts a post; false when it comes too late to count.</summary>
    public bool Take(WindowEvent item, IncidentDesk desk, List<IncidentChange> changes)
    {
        if (item.At < Newest - allowance)
        {
            return false;
        }

        Newest = Instant.Max(Newest, item.At);
        window.Add(item, reached);
        if (reached.Count > 0 || _episodes is { Count: > 0 })
        {
            Follow(_episodes ??= [], item, desk, changes);
        }

        return true;
    }

    public IEnumerable<IncidentFile> Episodes => _episodes?.Where(file => !file.IsDropped) ?? [];

    public void Write(StateWriter writer)
    {
        writer.Write(Newest);
        writer.Write(_coolUntil);
        writer.Write([.. Episodes.Select(file => file.Id)], writer.Write);
        window.Write(writer);
    }

    public void Read(StateReader reader, IReadOnlyDictionary<long, IncidentFile> files)
    {
        Newest = reader.At();
        _coolUntil = reader.At();
        _episodes = [.. reader.Items(reader.Long).Select(id => files[id])];
        window.Read(reader);
    }

    /// <summary>Ends, opens and updates episodes as the stretches at the threshold say.</summary>
    private void Follow(List<IncidentFile> episodes, WindowEvent item, IncidentDesk desk, List<IncidentChange> changes)
    {
        // The next post of an episode that was dropped opens anew.
        episodes.RemoveAll(file => file.IsDropped);
        QuietWhatEnded(episodes, desk, changes);
        var last = default(IncidentFile);
        foreach (var stretch in reached)
        {
            var file = episodes.FindLast(episode => AreOne(episode.Stretch, stretch));
            if (file is null)
            {
                if (item.At < _coolUntil)
                {
                    continue;
                }

                // An episode that began while nothing could open begins, for the incident, with the post that can.
                var isInside = stretch.From < _coolUntil;
                var episode = isInside ? stretch with { From = item.At } : stretch;
                file = desk.Open(rule, key, episode, new Opening(window.EventsOf(stretch), window.CountOf(stretch), isInside, window.WhyOf(stretch)), changes);
                _coolUntil = file.OpenedAt + rule.CoolDown;
                episodes.Add(file);
            }
            else if (file != last)
            {
                desk.Update(file, item, Union(file.Stretch, stretch), Newest, changes);
            }

            // A late post can open or grow an episode that is over by now.
            if (!file.IsQuiet && file.Until <= Newest)
            {
                desk.Quiet(file, changes);
            }

            last = file;
        }

        episodes.RemoveAll(file => file.Until < Newest - allowance && file.IsQuiet);
    }

    private void QuietWhatEnded(List<IncidentFile> episodes, IncidentDesk desk, List<IncidentChange> changes)
    {
        foreach (var file in episodes)
        {
            if (!file.IsQuiet && file.Until <= Newest && !reached.Exists(stretch => AreOne(file.Stretch, stretch)))
            {
                desk.Quiet(file, changes);
            }
        }
    }

    private bool AreOne(Stretch a, Stretch b) => a.From <= b.From ? window.AreOne(a, b) : window.AreOne(b, a);

    private static Stretch Union(Stretch a, Stretch b) => new(Instant.Min(a.From, b.From), Instant.Max(a.Until, b.Until));
}
