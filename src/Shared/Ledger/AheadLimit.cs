using NodaTime;

namespace EcomCore.Inventory;

/// <summary>Whether a command's time may be believed: no further ahead of the host's clock than <see cref="LedgerOptions.MaxAhead"/>. A ledger's clock
/// never goes back, so that one command from the far future would end every reservation and hold back every later time.</summary>
internal sealed class AheadLimit
{
    private readonly IClock? _clock;
    private readonly Duration _most;

    // Up to this time everything may be believed: the clock only goes on, so that it is seldom asked.
    private long _bound;

    /// <summary>Without a clock, or with null for <paramref name="most"/>, every time is believed.</summary>
    public AheadLimit(IClock? clock, Duration? most)
    {
        _clock = most is null ? null : clock;
        _most = most ?? default;
        _bound = _clock is null ? long.MaxValue : long.MinValue;
    }

    public bool Allows(in LedgerCommand command) => Allows(command.At.ToUnixTimeTicks());

    public bool Allows(long atTicks) => atTicks <= Volatile.Read(ref _bound) || AllowsNow(atTicks);

    private bool AllowsNow(long atTicks)
    {
        if (_clock is null)
        {
            return true;
        }

        var bound = _clock.GetCurrentInstant().Plus(_most).ToUnixTimeTicks();
        Volatile.Write(ref _bound, bound);
        return atTicks <= bound;
    }
}
