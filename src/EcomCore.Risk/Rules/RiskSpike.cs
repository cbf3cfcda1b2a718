using NodaTime;

namespace EcomCore.Risk;

/// <summary>A count that is high against what was usual before.</summary>
/// <remarks>
/// Time is cut into windows side by side, from the beginning of 1970 UTC on. The count of a window must reach the rule's threshold and
/// <see cref="Times"/> times the mean of the windows of the <see cref="Baseline"/> before it. Windows without posts count as 0, but those before the first post of the
/// platform, product or keyword do not count: what is new is no spike until <see cref="MinimumWindows"/> have passed.
/// </remarks>
public sealed record RiskSpike
{
    /// <summary>The most windows that a baseline may have.</summary>
    public const int MaxWindows = RiskWindow.MaxDays;

    /// <summary>Creates a spike.</summary>
    /// <param name="times">How many times the mean; 1 to 1,000.</param>
    /// <param name="baseline">How far back the mean goes: a whole number of the rule's windows; more than zero, at most 366 days.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public RiskSpike(double times, Duration baseline)
    {
        Guard.Between(times, 1, 1000);
        if (baseline <= Duration.Zero || baseline > Duration.FromDays(RiskWindow.MaxDays))
        {
            throw new ArgumentOutOfRangeException(
                nameof(baseline), baseline, FormattableString.Invariant($"Expected more than zero and at most {RiskWindow.MaxDays} days; found {baseline}."));
        }

        Times = times;
        Baseline = baseline;
    }

    /// <summary>Gets how many times the mean the count must reach.</summary>
    public double Times { get; }

    /// <summary>Gets how far back the mean goes.</summary>
    public Duration Baseline { get; }

    /// <summary>Gets how many windows since the first post the mean must have before there can be a spike; all of the baseline's where those are fewer.</summary>
    /// <value>1 to 366 windows; default 3.</value>
    public int MinimumWindows
    {
        get;
        init
        {
            Guard.Between(value, 1, MaxWindows);
            field = value;
        }
    }
        = 3;
}
