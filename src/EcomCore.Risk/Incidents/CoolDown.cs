using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace EcomCore.Risk;

/// <summary>The time behind an opening in which no other incident opens for the same key, and what is counted meanwhile.</summary>
/// <remarks>
/// The next incident may open within an episode that goes on already. Counting that incident's window exactly would take every post of a whole window, for nobody knows
/// when the next one comes: which posts it holds depends on it. So the incident's episode begins, by definition, at the end of the cool-down: to it belongs what
/// a window that ends there holds, and all that follows. The first edge is known in advance, and a running count is exact.
/// </remarks>
internal sealed class CoolDown(RiskRule rule, EventWindow window, RiskLimits limits)
{
    private EpisodeTally? _held;
    private Stretch _reach;

    // Of windows side by side everything is counted here. A sliding window still has what comes behind the cool-down, and knows better where the episode ends.
    private Instant _heldUntil;

    // Until when an episode goes on of which no incident has opened.
    private Instant _silentUntil = Post.Earliest;

    /// <summary>Gets the time before which no incident opens.</summary>
    public Instant Until { get; private set; } = Post.Earliest;

    /// <summary>Begins anew with an opening.</summary>
    public void Begin(Instant openedAt)
    {
        Until = openedAt + rule.CoolDown;
        _silentUntil = Post.Earliest;
        SetReach();
        _held = new EpisodeTally(rule, limits);
        _held.Add(window.EventsFrom(_reach.From).TakeWhile(item => item.At < _heldUntil));
    }

    /// <summary>Counts a post for the incident that may open when the cool-down is over.</summary>
    public void Take(WindowEvent item, Instant newest)
    {
        if (_held is null)
        {
            return;
        }

        if (item.At >= _reach.From && item.At < _heldUntil)
        {
            _held.Add(item);
        }

        if (newest - limits.LateAllowance >= _reach.Until)
        {
            _held = null;
        }
    }

    /// <summary>Notes an episode of which no incident opens.</summary>
    public void Silence(Stretch stretch) => _silentUntil = Instant.Max(_silentUntil, stretch.Until);

    /// <summary>Whether a stretch goes on with an episode of which no incident could open.</summary>
    public bool Ends(Stretch stretch) => _held is not null && _silentUntil >= Until && window.AreOne(new Stretch(Until, _silentUntil), stretch);

    /// <summary>What an incident opens with in such an episode.</summary>
    public Opening Open(Stretch stretch)
    {
        var tally = _held!;
        tally.Add(window.EventsOf(stretch).Where(item => item.At >= _heldUntil));
        tally.CountAtLeast(window.CountOf(stretch));
        return new Opening(tally, tally.Count, string.Format(
            CultureInfo.InvariantCulture,
            "{0} {1}, limit {2} in {3}{4}; held back by a cool-down until {5}",
            tally.Count, rule.Unit(), rule.AtLeast, rule.Window, window.WhyOf(stretch), InstantPattern.ExtendedIso.Format(Until)));
    }

    public void Write(StateWriter writer)
    {
        writer.Write(Until);
        writer.Write(_silentUntil);
        writer.Write(_held is not null);
        _held?.Write(writer);
    }

    public void Read(StateReader reader)
    {
        (Until, _silentUntil) = (reader.At(), reader.At());
        if (reader.Flag())
        {
            SetReach();
            _held = EpisodeTally.Read(reader, rule, limits);
        }
    }

    private void SetReach()
    {
        _reach = window.ReachOf(Until);
        _heldUntil = rule.Window.IsCalendarDay || rule.Spike is not null ? _reach.Until : Until;
    }
}
