using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace EcomCore.Risk;

/// <summary>The incidents to which something can still happen, and their clocks; and the last ones that were answered.</summary>
internal sealed class IncidentDesk(RiskLimits limits)
{
    private readonly SortedDictionary<long, IncidentFile> _files = [];
    private readonly NeedOrder _order = new();
    private readonly AnsweredIncidents _answered = new(limits.KeptAnswered);
    private long _lastId;

    public IEnumerable<IncidentFile> Files => _files.Values;

    public IncidentFile Open(RiskRule rule, ScopeKey key, Stretch stretch, Opening opening, List<IncidentChange> changes)
    {
        if (_files.Count >= limits.WaitingIncidents)
        {
            var oldest = _files[_order.LeastNeeded];
            oldest.IsDropped = true;
            Remove(oldest);
            changes.Add(Change(
                IncidentChangeKind.Dropped, stretch.From, oldest, FormattableString.Invariant($"more than {limits.WaitingIncidents} incidents wait for an answer")));
        }

        var file = new IncidentFile(++_lastId, rule, key, stretch, opening.Tally, limits) { CountAtOpening = opening.Counted, Announced = opening.Tally.Count };
        _files.Add(file.Id, file);
        changes.Add(Change(IncidentChangeKind.Opened, file.OpenedAt, file, opening.Reason));
        RaiseBySpread(file, file.OpenedAt, changes);
        _order.Place(file);
        return file;
    }

    /// <summary>Takes a post into an incident whose episode it belongs to; the episode may have grown.</summary>
    public void Update(IncidentFile file, WindowEvent item, Stretch stretch, Instant newest, List<IncidentChange> changes)
    {
        file.Stretch = stretch;
        file.Attach(item);
        var reopened = file.IsQuiet && stretch.Until > newest;
        if (reopened)
        {
            file.IsQuiet = false;
            Follow(file);
        }

        changes.Add(Change(reopened ? IncidentChangeKind.Reopened : IncidentChangeKind.Updated, item.At, file, $"post {item.PostId}"));
        if (file.Rule.Firing == RiskFiring.EveryThreshold && file.Count - file.Announced >= file.Rule.AtLeast)
        {
            changes.Add(Change(IncidentChangeKind.Repeated, item.At, file, string.Format(
                CultureInfo.InvariantCulture, "{0} {1} more, {2} in all", file.Count - file.Announced, file.Rule.Unit(), file.Count)));
            file.Announced = file.Count;
        }

        if (file.NextSpread() != IncidentSpread.None)
        {
            // A late post may lie before the opening: nobody could have answered then.
            var at = Instant.Max(item.At, file.OpenedAt);
            Step(file, at, changes);
            RaiseBySpread(file, at, changes);
            Replace(file);
        }
    }

    public void Quiet(IncidentFile file, List<IncidentChange> changes)
    {
        file.IsQuiet = true;
        changes.Add(Change(IncidentChangeKind.Quieted, file.Until, file, string.Format(
            CultureInfo.InvariantCulture, "fewer than {0} {1} in {2}", file.Rule.AtLeast, file.Rule.Unit(), file.Rule.Window)));
        Release(file);
    }

    public void Answer(long id, Instant at, IncidentStatus status, List<IncidentChange> changes)
    {
        if (!_files.TryGetValue(id, out var file) || file.Status >= status)
        {
            return;
        }

        at = Instant.Max(at, file.OpenedAt);
        Step(file, at, changes);
        file.Status = status;
        var inTime = file.MissedDeadlines == 0 ? "in time" : FormattableString.Invariant($"after {file.MissedDeadlines} missed deadlines");
        changes.Add(status == IncidentStatus.Answered
            ? Change(IncidentChangeKind.Answered, at, file, "answered " + inTime)
            : Change(IncidentChangeKind.Acknowledged, at, file, "seen; the clock goes on"));
        Release(file);
    }

    public void Reopen(long id, Instant at, string reason, List<IncidentChange> changes)
    {
        if ((!_files.TryGetValue(id, out var file) && !_answered.TryGet(id, out file)) || file.Status != IncidentStatus.Answered)
        {
            return;
        }

        at = Instant.Max(at, file.OpenedAt);
        file.Reopen(at);
        Follow(file);
        changes.Add(Change(IncidentChangeKind.Reopened, at, file, reason));
    }

    /// <summary>Does everything that was due before <paramref name="now"/>, each at its own time and in order of time.</summary>
    public void Advance(Instant now, List<IncidentChange> changes)
    {
        foreach (var file in _files.Values.ToArray())
        {
            var quietAt = file.IsQuiet || file.Until > now ? (Instant?)null : file.Until;
            Step(file, quietAt is { } until && until < now ? until : now, changes);
            if (quietAt is not null)
            {
                Quiet(file, changes);
                Step(file, now, changes);
            }

            Replace(file);
        }

        // Per incident the changes are in order already; the sort keeps that.
        var ordered = changes.OrderBy(change => change.At).ToList();
        changes.Clear();
        changes.AddRange(ordered);
    }

    /// <summary>Ends the episodes of every rule but these: nobody counts for the others any more.</summary>
    public void EndEpisodesOfOthers(HashSet<string> rules)
    {
        foreach (var file in _files.Values.Where(file => !file.IsQuiet && !rules.Contains(file.Rule.Id)).ToArray())
        {
            file.IsQuiet = true;
            Release(file);
        }
    }

    /// <summary>Writes every incident once, also those that only an episode still knows.</summary>
    public void Write(StateWriter writer, IEnumerable<IncidentFile> episodes)
    {
        writer.Write(_lastId);
        writer.Write([.. _files.Keys], writer.Write);
        writer.Write([.. _answered.InOrder.Select(file => file.Id)], writer.Write);
        writer.Write([.. _files.Values.Concat(_answered.InOrder).Concat(episodes).Distinct()], file => file.Write(writer));
    }

    /// <summary>Reads the incidents back, by number.</summary>
    public Dictionary<long, IncidentFile> Read(StateReader reader)
    {
        _lastId = reader.Long();
        var (waiting, answered) = (reader.Items(reader.Long), reader.Items(reader.Long));
        var files = reader.Items(() => IncidentFile.Read(reader, limits)).ToDictionary(file => file.Id);
        foreach (var id in waiting)
        {
            Follow(files[id]);
        }

        foreach (var id in answered)
        {
            _answered.Add(files[id]);
        }

        return files;
    }

    /// <summary>Misses every deadline that lies before <paramref name="now"/>; an answer at the very instant is still in time.</summary>
    private static void Step(IncidentFile file, Instant now, List<IncidentChange> changes)
    {
        while (file.NextStep is { } due && due < now)
        {
            var kind = file.Miss();
            changes.Add(Change(kind, due, file, "no answer until " + InstantPattern.ExtendedIso.Format(due)));
        }
    }

    private static void RaiseBySpread(IncidentFile file, Instant at, List<IncidentChange> changes)
    {
        for (var measure = file.NextSpread(); measure != IncidentSpread.None; measure = file.NextSpread())
        {
            file.Raise(measure, at);
            changes.Add(Change(IncidentChangeKind.Escalated, at, file, measure switch
            {
                IncidentSpread.Platforms => FormattableString.Invariant($"on {file.Platforms} platforms"),
                IncidentSpread.Reach => FormattableString.Invariant($"{file.Reach} people reached"),
                _ => FormattableString.Invariant($"grew from {file.CountAtOpening} to {file.Count}"),
            }));
        }
    }

    private void Release(IncidentFile file)
    {
        if (file.IsFollowed)
        {
            Replace(file);
            return;
        }

        Remove(file);
        _answered.Add(file);
    }

    private void Follow(IncidentFile file)
    {
        _answered.Remove(file.Id);
        _files[file.Id] = file;
        _order.Place(file);
    }

    /// <summary>Puts an incident that has changed in its place among those that wait.</summary>
    private void Replace(IncidentFile file)
    {
        if (_files.ContainsKey(file.Id))
        {
            _order.Place(file);
        }
    }

    private void Remove(IncidentFile file)
    {
        _files.Remove(file.Id);
        _order.Remove(file.Id);
    }

    private static IncidentChange Change(IncidentChangeKind kind, Instant at, IncidentFile file, string reason) => new(kind, at, new Incident(file), reason);
}
