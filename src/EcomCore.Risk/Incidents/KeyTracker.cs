using System.Globalization;
using NodaTime;

namespace EcomCore.Risk;

/// <summary>One rule over one platform or keyword: its window and the episodes that a post may still belong to.</summary>
/// <param name="rule">The rule.</param>
/// <param name="key">The platform, keyword and product.</param>
/// <param name="window">Its counts.</param>
/// <param name="limits">How late a post may come, and what is kept.</param>
/// <param name="reached">Room for the stretches of one post, shared by the trackers of a rule.</param>
internal sealed class KeyTracker(RiskRule rule, ScopeKey key, EventWindow window, RiskLimits limits, List<Stretch> reached)
{
    private readonly CoolDown? _coolDown = rule.CoolDown > Duration.Zero ? new CoolDown(rule, window, limits) : null;

    // Most keys never have one.
    private List<IncidentFile>? _episodes;

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
        if (item.At < Newest - limits.LateAllowance)
        {
            return false;
        }

        Newest = Instant.Max(Newest, item.At);
        window.Add(item, reached);
        _coolDown?.Take(item, Newest);
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
        if (_coolDown is null)
        {
            writer.Write(0);
        }
        else
        {
            writer.WriteBlock(_coolDown.Write);
        }

        writer.Write([.. Episodes.Select(file => file.Id)], writer.Write);
        window.Write(writer);
    }

    public void Read(StateReader reader, IReadOnlyDictionary<long, IncidentFile> files)
    {
        Newest = reader.At();
        var coolDown = reader.Block();
        if (!coolDown.IsEmpty)
        {
            _coolDown?.Read(coolDown);
        }

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
                if (OpeningTime(stretch, item) is not { } opensAt)
                {
                    continue;
                }

                file = Open(stretch, opensAt, desk, changes);
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

        episodes.RemoveAll(file => file.Until < Newest - limits.LateAllowance && file.IsQuiet);
    }

    /// <summary>When an incident opens: at once, or with the first post behind the cool-down in which the episode began; null when there is none yet.</summary>
    private Instant? OpeningTime(Stretch stretch, WindowEvent item)
    {
        if (_coolDown is null || stretch.From >= _coolDown.Until)
        {
            return stretch.From;
        }

        _coolDown.Silence(stretch);
        var first = window.EventsFrom(_coolDown.Until).Where(other => other.At < stretch.Until).Select(other => (Instant?)other.At).Min();
        return item.At < _coolDown.Until || item.At >= first ? first : item.At;
    }

    private IncidentFile Open(Stretch stretch, Instant opensAt, IncidentDesk desk, List<IncidentChange> changes)
    {
        // An episode that began while nothing could open begins, for the incident, with the post that can.
        var file = _coolDown?.Ends(stretch) == true
            ? desk.Open(rule, key, stretch with { From = opensAt }, _coolDown.Open(stretch), changes)
            : desk.Open(rule, key, stretch, OpeningOf(stretch), changes);
        _coolDown?.Begin(file.OpenedAt);
        return file;
    }

    private Opening OpeningOf(Stretch stretch)
    {
        var tally = new EpisodeTally(rule, limits);
        var events = window.EventsOf(stretch).ToList();
        tally.Add(OneOfEach(events.Where(item => item.At <= stretch.From)));
        tally.CountAtLeast(window.CountOf(stretch));
        var counted = tally.Count;
        tally.Add(events.Where(item => item.At > stretch.From));
        return new Opening(tally, counted, string.Format(
            CultureInfo.InvariantCulture, "{0} {1} in {2}, limit {3}{4}", counted, rule.Unit(), rule.Window, rule.AtLeast, window.WhyOf(stretch)));
    }

    /// <summary>Where authors are counted the last post of each: of the earlier ones not all are kept.</summary>
    private IEnumerable<WindowEvent> OneOfEach(IEnumerable<WindowEvent> events) => rule.Count == RiskCount.Authors
        ? events.GroupBy(item => item.Identity, StringComparer.Ordinal).Select(group => group.Last()).OrderBy(item => item.At)
        : events;

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
